import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { NavGroup } from './nav.ts';

/** Whether a key press belongs to a field that someone writes in. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}

/** Ctrl K finds, `g` and a letter goes. */
export function useShortcuts(groups: NavGroup[], find: () => void): void {
  const navigate = useNavigate();
  const going = useRef(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key === 'k') {
        event.preventDefault();
        find();
        return;
      }
      if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (going.current) {
        going.current = false;
        const item = groups
          .flatMap((group) => group.items)
          .find((one) => one.keys === `g ${event.key}`);
        if (item) void navigate({ to: item.to });
        return;
      }
      going.current = event.key === 'g';
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [groups, find, navigate]);
}
