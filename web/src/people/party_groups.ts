import type { AnyRecord } from '../api/queries.ts';
import type { FieldGroup } from '../ui/form.tsx';

const reach = ['email', 'phone', 'website', 'language', 'zone', 'works_from', 'works_until'];
const tax = ['tax_number', 'registration_number', 'small_business', 'one_stop_shop'];
const bank = ['currency', 'iban', 'bic', 'bank_account'];
const electronic = ['electronic_scheme', 'electronic_address'];

/** What is known of a person. */
const person: FieldGroup[] = [
  { label: 'Who', fields: ['name', 'organisation_id', 'is_customer', 'is_partner'] },
  { label: 'How to reach them', fields: [...reach, 'address'] },
  { label: 'Tax', fields: ['tax_number', 'small_business'] },
  { label: 'Bank', fields: bank },
  { label: 'What they do', fields: ['skills', 'hourly_rate', 'notes'] },
];

const organisation: FieldGroup[] = [
  { label: 'Who', fields: ['name', 'is_customer', 'is_partner', 'is_vendor'] },
  { label: 'How to reach them', fields: [...reach, 'address'] },
  { label: 'Tax', fields: tax },
  { label: 'Bank', fields: bank },
  { label: 'E-invoices', fields: [...electronic, 'buyer_reference'] },
  { label: 'What they do', fields: ['skills', 'hourly_rate', 'notes'] },
];

const partnerOnly = 'self_billing_since';

/** Our own company: what stands on every document that it sends. */
export const ownGroups: FieldGroup[] = [
  { label: 'Who', fields: ['name', 'address', 'email', 'phone', 'website'] },
  { label: 'Tax', fields: [...tax, 'over_threshold'] },
  { label: 'Bank', fields: bank },
  { label: 'E-invoices', fields: electronic },
  { label: 'Place and time', fields: ['language', 'zone', 'works_from', 'works_until'] },
];

/** The fields of a party in the order in which people think of them. */
export function groupsOf(party: AnyRecord): FieldGroup[] {
  if (party['is_own']) return ownGroups;
  const groups = party['kind'] === 'person' ? person : organisation;
  if (!party['is_partner']) return groups;
  return groups.map((group) =>
    group.label === 'Tax' ? { ...group, fields: [...group.fields, partnerOnly] } : group,
  );
}
