import { NumberInput, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useCall } from '../api/queries.ts';
import { api } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { clock, town } from '../ui/format.ts';
import { Money } from '../ui/money.tsx';
import { Page } from '../ui/page.tsx';
import { Empty, ErrorState, Loading } from '../ui/states.tsx';
import './talent.css';

/** Partners by skill, rate and the hours that one shares with them. */
export function PartnersPage() {
  const { workspace } = useSession();
  const [skill, setSkill] = useState('');
  const [most, setMost] = useState<number | string>('');
  const [overlap, setOverlap] = useState<number | string>('');
  const [asked] = useDebouncedValue({ skill, most, overlap }, 200);
  const found = useCall(
    api.partners.get({
      skill: asked.skill,
      most_per_hour: asked.most === '' ? undefined : String(asked.most),
      least_overlap: asked.overlap === '' ? undefined : Number(asked.overlap) * 60,
      zone: undefined,
    }),
  );
  return (
    <Page title={t('Partners')}>
      <div className="finder">
        <TextInput
          label={t('Skill')}
          value={skill}
          onChange={(event) => setSkill(event.currentTarget.value)}
        />
        <NumberInput
          label={t('At most an hour, {currency}', { currency: workspace.base_currency })}
          min={0}
          value={most}
          onChange={setMost}
        />
        <NumberInput
          label={t('Shared hours a day, at least')}
          min={0}
          max={9}
          value={overlap}
          onChange={setOverlap}
        />
      </div>
      {found.isError ? (
        <ErrorState error={found.error} />
      ) : found.isPending ? (
        <Loading />
      ) : found.data.items.length === 0 ? (
        <Empty text={t('Nobody fits. Ask for less, or add a partner.')} />
      ) : (
        <div className="scroll-x">
          <table className="table">
            <thead>
              <tr>
                <th>{t('Partner')}</th>
                <th>{t('Skills')}</th>
                <th>{t('There now')}</th>
                <th className="end">{t('Shared hours')}</th>
                <th className="end">{t('On time, so far')}</th>
                <th className="end">{t('Rate per hour')}</th>
              </tr>
            </thead>
            <tbody>
              {found.data.items.map((partner) => (
                <tr key={partner.id}>
                  <td>
                    <Link to={`/customers/${partner.id}`} className="strong">
                      {partner.name}
                    </Link>
                  </td>
                  <td>{partner.skills.join(', ')}</td>
                  <td>
                    {town(partner.zone)}{' '}
                    <span className="quiet">{clock(new Date(), partner.zone)}</span>
                  </td>
                  <td className="end">{Math.round(partner.overlap_minutes / 6) / 10}</td>
                  <td className="end">
                    {partner.packages > 0 ? `${partner.on_time_percent} %` : '–'}
                  </td>
                  <td className="end">
                    <Money amount={partner.hourly_rate} />
                    <span className="under">
                      <Money amount={partner.base_rate} />
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Page>
  );
}
