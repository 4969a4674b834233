import { useEffect, useRef } from 'react';

export interface Shortcuts {
  next(): void;
  previous(): void;
  enter(): void;
  edit(): void;
  undo(): void;
  help(): void;
}

/** J/K, Enter, E, Ctrl-Z and ? for the page; typing into a field, and buttons that have the focus, keep their keys; the
 * field at hand gives Enter away. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const current = useRef(shortcuts);
  current.current = shortcuts;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const act = actionOf(event, current.current);
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

function actionOf(event: KeyboardEvent, shortcuts: Shortcuts): (() => void) | undefined {
  const target = event.target instanceof Element ? event.target : null;
  if (event.defaultPrevented || event.altKey || target?.closest('input, textarea, select, [role="dialog"]')) return;
  if (event.ctrlKey || event.metaKey) return event.key === 'z' && !event.shiftKey ? shortcuts.undo : undefined;
  switch (event.key) {
    case 'j':
    case 'J':
      return shortcuts.next;
    case 'k':
    case 'K':
      return shortcuts.previous;
    case 'e':
    case 'E':
      return shortcuts.edit;
    case '?':
      return shortcuts.help;
    case 'Enter':
      return target?.closest('button:not([data-field][aria-pressed="true"]), a, summary') ? undefined : shortcuts.enter;
    default:
      return;
  }
}
