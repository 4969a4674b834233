import { Group, Text, ThemeIcon, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconLoader, IconX } from '@tabler/icons-react';
import type { Job } from '@/shared/domain/job';
import { formatCount, formatDuration } from '@/shared/format';
import { strings } from '@/shared/strings';
import classes from './PhaseStepper.module.css';
import type { PhaseState, PhaseTime } from './timeline';

const text = strings.processing;

interface Props {
  phases: PhaseTime[];
  progress: Job['progress'];
  isWaiting: boolean;
}

/** The phases from top to bottom, with what each took. */
export function PhaseStepper({ phases, progress, isWaiting }: Props) {
  return (
    <ol className={classes.list ?? ''}>
      {phases.map((phase, index) => (
        <li
          key={phase.key}
          className={classes.phase ?? ''}
          data-state={phase.state}
          aria-current={phase.state === 'active' ? 'step' : undefined}
        >
          <Sign state={phase.state} number={index + 1} isWaiting={isWaiting} />
          <Text size="sm" fw={phase.state === 'active' ? 650 : 400} flex={1}>
            {phase.name}
            <VisuallyHidden>, {text.phaseState[phase.state]}</VisuallyHidden>
          </Text>
          <Group gap="sm" className={classes.facts ?? ''}>
            {phase.state === 'active' && progress.total > 0 && (
              <span>{text.doneOf(formatCount(progress.done), formatCount(progress.total))}</span>
            )}
            {phase.attempts > 1 && <span>{text.attempts(phase.attempts)}</span>}
            {phase.waitedSeconds >= 1 && <span>{text.waited(formatDuration(phase.waitedSeconds))}</span>}
            {phase.state !== 'ahead' && <span>{formatDuration(phase.workedSeconds)}</span>}
          </Group>
        </li>
      ))}
    </ol>
  );
}

const COLORS: Record<PhaseState, string> = { ahead: 'gray', active: 'petrol', done: 'green', failed: 'red' };

function Sign({ state, number, isWaiting }: { state: PhaseState; number: number; isWaiting: boolean }) {
  return (
    <ThemeIcon
      size={24}
      radius="xl"
      variant={state === 'ahead' ? 'default' : 'light'}
      color={COLORS[state]}
      aria-hidden
    >
      {state === 'done' && <IconCheck size={14} />}
      {state === 'failed' && <IconX size={14} />}
      {state === 'active' && !isWaiting && <IconLoader size={14} className={classes.turning ?? ''} />}
      {(state === 'ahead' || (state === 'active' && isWaiting)) && <span className={classes.number}>{number}</span>}
    </ThemeIcon>
  );
}
