import { Tabs, Text, Tooltip } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { strings } from '@/shared/strings';
import classes from './CollectionTabs.module.css';
import { readTab, TABS, type Tab, type TabAccess } from './tabAccess';

interface Props {
  access: TabAccess;
  active: Tab;
  onChange(tab: Tab): void;
  /** What the active tab holds. */
  children: ReactNode;
}

/** The tabs and the active one's content. A closed tab can be reached by keyboard to learn why, but does nothing. */
export function CollectionTabs({ access, active, onChange, children }: Props) {
  const [asked, setAsked] = useState<Tab>();
  const list = useRef<HTMLDivElement>(null);
  // On a narrow screen the tabs scroll; the active one shall be seen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another active tab is the reason to scroll.
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [active]);
  const reason = asked && access[asked].closed;

  function choose(value: string | null) {
    const tab = readTab(value ?? undefined);
    setAsked(tab);
    if (!access[tab].closed) onChange(tab);
  }

  return (
    <Tabs value={active} onChange={choose} activateTabWithKeyboard={false}>
      <Tabs.List ref={list} aria-label={strings.tabs.label} className={classes.list ?? ''}>
        {TABS.map((tab) => {
          const { closed } = access[tab];
          return (
            <Tooltip key={tab} label={closed} disabled={!closed} events={{ hover: true, focus: true, touch: true }}>
              <Tabs.Tab
                value={tab}
                aria-disabled={closed !== null}
                className={classes.tab ?? ''}
                {...(closed && { rightSection: <IconLock size={14} aria-hidden />, 'aria-description': closed })}
              >
                {strings.tabs[tab]}
              </Tabs.Tab>
            </Tooltip>
          );
        })}
      </Tabs.List>
      <Text size="xs" c="dimmed" role="status" mt={reason ? 6 : 0}>
        {reason}
      </Text>
      <Tabs.Panel value={active} pt="lg">
        {children}
      </Tabs.Panel>
    </Tabs>
  );
}
