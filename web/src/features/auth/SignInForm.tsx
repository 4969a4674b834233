import { Anchor, Button, Divider, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { IconBrandGoogle } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { authSdk, refreshSession } from '@/shared/firebase/session';
import { strings } from '@/shared/strings';
import { toast } from '@/shared/ui/toast';

const MIN_PASSWORD = 8;
const text = strings.auth;
type Mode = 'sign-in' | 'register';

/** Sign in or register, by e-mail or with Google; a guest who registers keeps their work. */
export function SignInForm({ isGuest, onEntered }: { isGuest: boolean; onEntered: () => void }) {
  const [mode, setMode] = useState<Mode>(isGuest ? 'register' : 'sign-in');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState<string>();

  async function enter(way: string, act: (sdk: Awaited<ReturnType<typeof authSdk>>) => Promise<void>) {
    setBusy(way);
    setFault(undefined);
    try {
      await act(await authSdk());
      refreshSession();
      onEntered();
    } catch (reason) {
      setFault(faultOf(reason, way));
    } finally {
      setBusy(undefined);
    }
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (mode === 'register' && password.length < MIN_PASSWORD) {
      setFault(text.faults['auth/weak-password']);
      return;
    }
    void enter('email', (sdk) =>
      mode === 'register' ? sdk.register(email, password) : sdk.enterWithEmail(email, password),
    );
  }

  async function reset() {
    setFault(undefined);
    try {
      await (await authSdk()).sendReset(email);
      toast(text.resetSent);
    } catch (reason) {
      // Whether an address has an account is nobody else's business.
      if (codeOf(reason) === 'auth/user-not-found') toast(text.resetSent);
      else setFault(faultOf(reason));
    }
  }

  return (
    <Stack>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label={text.email}
            type="email"
            autoComplete="email"
            required
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <PasswordInput
            label={text.password}
            description={mode === 'register' ? text.passwordHint : undefined}
            autoComplete={mode === 'register' ? 'new-password' : 'current-password'}
            required
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Text c="red" size="sm" role="alert" hidden={!fault}>
            {fault}
          </Text>
          <Button type="submit" loading={busy === 'email'}>
            {mode === 'register' ? text.register : text.signIn}
          </Button>
        </Stack>
      </form>
      <Group justify="space-between">
        <Anchor
          component="button"
          type="button"
          size="sm"
          onClick={() => {
            setFault(undefined);
            setMode(mode === 'register' ? 'sign-in' : 'register');
          }}
        >
          {mode === 'register' ? text.toSignIn : text.toRegister}
        </Anchor>
        {mode === 'sign-in' && (
          <Anchor component="button" type="button" size="sm" onClick={() => void reset()}>
            {text.forgot}
          </Anchor>
        )}
      </Group>
      <Divider />
      <Button
        variant="default"
        leftSection={<IconBrandGoogle size={18} aria-hidden />}
        loading={busy === 'google'}
        onClick={() => void enter('google', (sdk) => sdk.enterWithGoogle(mode === 'register'))}
      >
        {text.google}
      </Button>
      {isGuest ? (
        <Stack gap={4} align="center">
          {mode === 'sign-in' && (
            <Text size="xs" c="dimmed" ta="center">
              {text.leavesGuest}
            </Text>
          )}
          <Anchor component={Link} to="/" size="sm">
            {text.back}
          </Anchor>
        </Stack>
      ) : (
        <Stack gap={4}>
          <Button
            variant="light"
            loading={busy === 'guest'}
            onClick={() => void enter('guest', (sdk) => sdk.enterAsGuest())}
          >
            {text.guest}
          </Button>
          <Text size="xs" c="dimmed" ta="center">
            {text.guestHint}
          </Text>
        </Stack>
      )}
    </Stack>
  );
}

const codeOf = (reason: unknown): string => (reason instanceof Error && 'code' in reason ? String(reason.code) : '');

function faultOf(reason: unknown, way?: string): string {
  const code = codeOf(reason);
  if (!code && reason instanceof Error) return reason.message;
  return text.faults[code] ?? (way === 'google' ? text.googleFault : text.fault);
}
