import { lazy, Suspense } from 'react';
import { Outlet, Route, Routes } from 'react-router';
import { Waiting } from '@/shared/ui/LiveGate';
import { ErrorBoundary } from './ErrorBoundary';
import { CollectionsPage } from './routes/CollectionsPage';
import { NotFoundPage } from './routes/NotFoundPage';
import { SignInPage } from './routes/SignInPage';
import { SignedIn } from './SignedIn';

const CollectionPage = lazy(() => import('./routes/CollectionPage'));
const ReviewPage = lazy(() => import('./routes/ReviewPage'));
const JobsPage = lazy(() => import('./routes/JobsPage'));
const JobPage = lazy(() => import('./routes/JobPage'));

/** Every address of the app. Pages only put features together. */
export function Pages() {
  return (
    <ErrorBoundary>
      <Suspense fallback={<Waiting />}>
        <Routes>
          <Route path="/sign-in" element={<SignInPage />} />
          <Route
            element={
              <SignedIn>
                <Suspense fallback={<Waiting />}>
                  <Outlet />
                </Suspense>
              </SignedIn>
            }
          >
            <Route index element={<CollectionsPage />} />
            <Route path="/collections/:collectionId/review" element={<ReviewPage />} />
            <Route path="/collections/:collectionId/:tab?" element={<CollectionPage />} />
            <Route path="/jobs" element={<JobsPage />} />
            <Route path="/jobs/:jobId" element={<JobPage />} />
            <Route path="*" element={<NotFoundPage />} />
          </Route>
        </Routes>
      </Suspense>
    </ErrorBoundary>
  );
}
