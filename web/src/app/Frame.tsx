import {
  ActionIcon,
  Anchor,
  AppShell,
  Box,
  Button,
  Group,
  Menu,
  Text,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core';
import { IconMoon, IconSun, IconUser } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link, NavLink, useNavigate } from 'react-router';
import { authSdk, type SignedInUser } from '@/shared/firebase/session';
import { strings } from '@/shared/strings';
import { OfflineBanner } from '@/shared/ui/OfflineBanner';
import classes from './Frame.module.css';

/** What surrounds every page of a signed-in user. */
export function Frame({ user, children }: { user: SignedInUser; children: ReactNode }) {
  return (
    <AppShell header={{ height: 56 }} padding={0}>
      <a href="#content" className="skip">
        {strings.skip}
      </a>
      <AppShell.Header px="md">
        <Group h="100%" justify="space-between" wrap="nowrap" gap="xs">
          <Group gap="lg" wrap="nowrap">
            <Anchor component={Link} to="/" aria-label={strings.name} className={classes.mark ?? ''} underline="never">
              <img src="/mark.svg" alt="" width={26} height={26} />
              <Text span fw={700} visibleFrom="xs">
                {strings.name}
              </Text>
            </Anchor>
            <Group component="nav" gap={4} wrap="nowrap" aria-label={strings.name}>
              <NavLink to="/" end className={classes.link ?? ''}>
                {strings.nav.collections}
              </NavLink>
              <NavLink to="/jobs" className={classes.link ?? ''}>
                {strings.nav.jobs}
              </NavLink>
            </Group>
          </Group>
          <Group gap="xs" wrap="nowrap">
            <SchemeSwitch />
            <Account user={user} />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Main id="content" tabIndex={-1}>
        <OfflineBanner />
        <Box>{children}</Box>
      </AppShell.Main>
    </AppShell>
  );
}

function SchemeSwitch() {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={strings.nav.scheme}
      onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}
    >
      {scheme === 'dark' ? <IconSun size={18} aria-hidden /> : <IconMoon size={18} aria-hidden />}
    </ActionIcon>
  );
}

function Account({ user }: { user: SignedInUser }) {
  const navigate = useNavigate();
  const name = user.isGuest ? strings.auth.guestName : (user.email ?? strings.nav.account);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          px={8}
          leftSection={<IconUser size={18} aria-hidden />}
          aria-label={`${strings.nav.account}: ${name}`}
        >
          <Text span size="sm" truncate maw={160} visibleFrom="sm">
            {name}
          </Text>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {user.isGuest && <Menu.Item onClick={() => void navigate('/sign-in')}>{strings.auth.keep}</Menu.Item>}
        <Menu.Item onClick={() => void authSdk().then((sdk) => sdk.leave())}>{strings.auth.signOut}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
