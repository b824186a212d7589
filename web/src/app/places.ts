/** Where a record of an entity is shown. */
const pages: Record<string, string> = {
  party: '/customers',
  deal: '/deals',
  quote: '/quotes',
  project: '/projects',
  task: '/tasks',
  time_entry: '/time',
  work_package: '/work_packages',
  offer: '/offers',
  invoice: '/invoices',
  recurring_invoice: '/recurring',
  bill: '/bills',
  incoming_invoice: '/e_invoices',
  payout_run: '/payouts',
  direct_debit_run: '/debits',
  mandate: '/mandates',
  payment: '/payments',
  ticket: '/tickets',
  outgoing_mail: '/outbox',
};

export function pageOf(entity: string, id: string): string {
  const page = pages[entity];
  return page === undefined ? '/' : `${page}/${id}`;
}
