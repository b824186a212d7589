import { Button, type ButtonProps } from '@mantine/core';
import { useKeys } from '../app/keys.ts';

interface Props extends ButtonProps {
  /** A single key. */
  keys: string;
  label: string;
  press: () => void;
  /** Whether the key stands on the button, and not only in its tooltip. */
  showKey?: boolean;
}

/** A button that a key presses too; the key stands in its tooltip. */
export function KeyButton({ keys, label, press, showKey = false, ...more }: Props) {
  useKeys([{ keys, label, press }]);
  const name = keys.length === 1 ? keys.toUpperCase() : keys;
  return (
    <Button
      className={more.variant === undefined ? 'main' : ''}
      {...more}
      onClick={press}
      title={`${label} (${name})`}
      aria-label={label}
      aria-keyshortcuts={keys}
    >
      {label}
      {showKey && <kbd aria-hidden="true">{name}</kbd>}
    </Button>
  );
}
