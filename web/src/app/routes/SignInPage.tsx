import { Center, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { SignInForm } from '@/features/auth/SignInForm';
import { useSession } from '@/shared/firebase/session';
import { strings } from '@/shared/strings';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';

export function SignInPage() {
  const session = useSession();
  const [parameters] = useSearchParams();
  const [entered, setEntered] = useState(false);
  const isGuest = session.status === 'signed-in' && session.user.isGuest;
  if (session.status === 'signed-in' && (entered || !isGuest)) {
    return <Navigate to={innerPath(parameters.get('next'))} replace />;
  }
  return (
    <Center component="main" mih="100vh" p="md">
      <title>{`${strings.auth.signIn} · ${strings.name}`}</title>
      <Paper withBorder p="xl" w="100%" maw={420} radius="md">
        <Stack gap="lg">
          <Stack gap={6}>
            <Group gap={10}>
              <img src="/mark.svg" alt="" width={30} height={30} />
              <Text fw={700}>{strings.name}</Text>
            </Group>
            <Title order={1} size="h3">
              {strings.auth.title}
            </Title>
            <Text size="sm" c="dimmed">
              {strings.auth.lead}
            </Text>
          </Stack>
          {session.status === 'error' && <ErrorNotice error={session.error} onRetry={() => window.location.reload()} />}
          <SignInForm key={String(isGuest)} isGuest={isGuest} onEntered={() => setEntered(true)} />
        </Stack>
      </Paper>
    </Center>
  );
}

/** Only a path of this app is gone to, whatever the address says. */
function innerPath(next: string | null): string {
  return next?.startsWith('/') && !next.startsWith('//') && !next.includes('\\') ? next : '/';
}
