import { Button, ColorInput } from '@mantine/core';
import { IconPhoto } from '@tabler/icons-react';
import { useState } from 'react';
import { Problem, send } from '../api/client.ts';
import { client, useCall } from '../api/queries.ts';
import { api, type ApiCall } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { FileButton } from '../ui/files.tsx';
import { Section } from '../ui/page.tsx';
import { refuse, tell } from '../ui/undo.tsx';

/** How documents look: a colour and a logo. What was drawn before stays as it is. */
export function Letterhead({ mayChange }: { mayChange: boolean }) {
  const facts = useCall(api.letterhead.get());
  const [accent, setAccent] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const [seen, setSeen] = useState(0);
  if (!facts.data) return null;
  const keep = async (call: ApiCall<unknown>) => {
    setBusy(true);
    setProblem(null);
    try {
      await send(call);
      await client.invalidateQueries();
      setAccent(null);
      setSeen(seen + 1);
      tell(t('Documents look like this from now on.'));
    } catch (error) {
      if (error instanceof Problem && error.problems.length > 0) setProblem(error);
      else refuse(error);
    }
    setBusy(false);
  };
  const shown = accent ?? facts.data.accent;
  return (
    <Section title={t('How documents look')}>
      {facts.data.has_logo && (
        <p>
          <img
            src={`/api/v1/letterhead/logo?seen=${seen}`}
            alt={t('Logo')}
            className="letterhead-logo"
          />
        </p>
      )}
      {mayChange && (
        <div className="closing-actions">
          <ColorInput
            aria-label={t('Colour')}
            placeholder={t('Black')}
            value={shown}
            error={problem?.at('accent')}
            format="hex"
            withEyeDropper={false}
            onChange={setAccent}
          />
          <Button
            variant="default"
            disabled={accent === null || accent === facts.data.accent}
            onClick={() => void keep(api.letterhead.create({ accent: shown.toUpperCase() }))}
          >
            {t('Use this colour')}
          </Button>
          <FileButton
            label={t('Choose a logo (PNG)')}
            icon={<IconPhoto size={14} aria-hidden="true" />}
            variant="default"
            accept="image/png"
            loading={busy}
            onFiles={([file]) => {
              if (file) void keep(api.letterhead.add_logo(file));
            }}
          />
          {facts.data.has_logo && (
            <Button
              variant="subtle"
              color="gray"
              onClick={() => void keep(api.letterhead.logo_remove())}
            >
              {t('Remove the logo')}
            </Button>
          )}
        </div>
      )}
    </Section>
  );
}
