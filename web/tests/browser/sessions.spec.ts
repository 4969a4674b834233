import { expect, type Page, test } from '@playwright/test';
import { createCollection, enterAsGuest, upload } from './product';

const PASSWORD = 'correct horse';

test('an account by e-mail: created, left, entered again, and refused with a wrong password', async ({ page }) => {
  const email = `${crypto.randomUUID()}@example.com`;
  await page.goto('/');
  await page.getByRole('button', { name: 'No account yet? Create one' }).click();
  await fillIn(page, email, 'short');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('alert')).toHaveText('Use a password of at least 8 characters.');
  await fillIn(page, email, PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
  await createCollection(page, 'Mine');

  await signOut(page, email);
  await fillIn(page, email, 'something else');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('E-mail and password do not belong together.');
  await fillIn(page, email, PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();

  await expect(page.getByText('Mine', { exact: true })).toBeVisible();
});

test('a guest who creates an account keeps what they have made', async ({ page }) => {
  const email = `${crypto.randomUUID()}@example.com`;
  await enterAsGuest(page);
  await createCollection(page, 'Made as a guest');

  await page.getByRole('button', { name: 'Account: Guest' }).click();
  await page.getByRole('menuitem', { name: 'Create account to keep your work' }).click();
  await fillIn(page, email, PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();

  await expect(page.getByRole('button', { name: `Account: ${email}` })).toBeVisible();
  await page.goto('/');
  await expect(page.getByText('Made as a guest')).toBeVisible();
});

test('a guest who meets their old account on the way may sign in to it, or go back to their work', async ({ page }) => {
  const email = `${crypto.randomUUID()}@example.com`;
  await page.goto('/');
  await page.getByRole('button', { name: 'No account yet? Create one' }).click();
  await fillIn(page, email, PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
  await signOut(page, email);
  await enterAsGuest(page);
  await page.getByRole('button', { name: 'Account: Guest' }).click();
  await page.getByRole('menuitem', { name: 'Create account to keep your work' }).click();
  await fillIn(page, email, PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('alert')).toContainText('has an account already');

  await page.getByRole('link', { name: 'Back to your collections' }).click();
  await expect(page.getByRole('button', { name: 'Account: Guest' })).toBeVisible();
  await page.goBack();
  await page.getByRole('button', { name: 'Already registered? Sign in' }).click();
  await expect(page.getByText('you will not see what you have made as a guest')).toBeVisible();
  await fillIn(page, email, PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();

  await expect(page.getByRole('button', { name: `Account: ${email}` })).toBeVisible();
});

test('a Google sign-in that cannot be loaded names the other way', async ({ page }) => {
  await page.route('https://apis.google.com/**', (route) => route.abort());
  await page.goto('/');

  await page.getByRole('button', { name: 'Continue with Google' }).click();

  await expect(page.getByRole('alert')).toHaveText(
    'Google’s sign-in could not be loaded. Check your connection, or use your e-mail.',
  );
});

test('a token that expires in the middle of a job is replaced without a word', async ({ page }) => {
  const issued = await withShortTokens(page, 4);
  await enterAsGuest(page);
  await createCollection(page, 'Short tokens');
  await upload(page, 'Linesheet', 'linesheet_style_pages.pdf');
  await upload(page, 'Purchase order', 'order_decimal_commas.csv');
  await page.getByRole('button', { name: 'Process Documents' }).click();
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByTestId('headline')).toContainText('Paused');
  const before = issued();

  await page.waitForTimeout(6_000);
  await page.getByRole('button', { name: 'Resume' }).click();

  await expect(page.getByText('The documents are processed.')).toBeVisible({ timeout: 90_000 });
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(issued()).toBeGreaterThan(before);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

async function fillIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
}

async function signOut(page: Page, email: string): Promise<void> {
  await page.getByRole('button', { name: `Account: ${email}` }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByLabel('E-mail')).toBeVisible();
}

/** Every token of this page ends after `seconds`; gives how many have been issued. The SDK takes a new one 30 s before that. */
async function withShortTokens(page: Page, seconds: number): Promise<() => number> {
  let count = 0;
  await page.route(/accounts:signUp|securetoken/, async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    const response = await route.fetch();
    const body = await response.json();
    count += 1;
    const lifetime = { expiresIn: String(seconds + 30), expires_in: String(seconds + 30) };
    const token = ending(body.idToken ?? body.id_token, seconds);
    return route.fulfill({
      response,
      json: { ...body, ...lifetime, idToken: token, id_token: token, access_token: token },
    });
  });
  return () => count;
}

/** The Auth emulator's tokens are not signed: theirs is the end that we write. */
function ending(token: string, seconds: number): string {
  const [head, middle = ''] = token.split('.');
  const claims = JSON.parse(Buffer.from(middle, 'base64url').toString());
  const shorter = { ...claims, exp: Math.floor(Date.now() / 1000) + seconds };
  return `${head}.${Buffer.from(JSON.stringify(shorter)).toString('base64url')}.`;
}
