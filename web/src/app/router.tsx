import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import type { Session } from '../api/generated.ts';
import { Empty } from '../ui/states.tsx';
import { Page } from '../ui/page.tsx';
import { t } from './language.ts';
import { Shell } from './shell.tsx';

/** Every page of the app and the module that it is loaded from when first opened. */
const pages = [
  ['/', () => import('../home/home_page.tsx'), 'HomePage'],
  ['/inbox', () => import('../home/inbox_page.tsx'), 'InboxPage'],
  ['/deals', () => import('../crm/deals_page.tsx'), 'DealsPage'],
  ['/deals/$id', () => import('../crm/deal_page.tsx'), 'DealPage'],
  ['/quotes', () => import('../crm/quotes_page.tsx'), 'QuotesPage'],
  ['/quotes/$id', () => import('../crm/quote_page.tsx'), 'QuotePage'],
  ['/customers', () => import('../people/parties_page.tsx'), 'PartiesPage'],
  ['/customers/$id', () => import('../people/party_page.tsx'), 'PartyPage'],
  ['/projects', () => import('../projects/projects_page.tsx'), 'ProjectsPage'],
  ['/projects/$id', () => import('../projects/project_page.tsx'), 'ProjectPage'],
  ['/tasks/$id', () => import('../projects/task_page.tsx'), 'TaskPage'],
  ['/my_work', () => import('../projects/my_work_page.tsx'), 'MyWorkPage'],
  ['/time', () => import('../projects/time_page.tsx'), 'TimePage'],
  ['/work_packages', () => import('../talent/packages_page.tsx'), 'PackagesPage'],
  ['/work_packages/$id', () => import('../talent/package_page.tsx'), 'PackagePage'],
  ['/partners', () => import('../talent/partners_page.tsx'), 'PartnersPage'],
  ['/invoices', () => import('../billing/invoices_page.tsx'), 'InvoicesPage'],
  ['/receivables', () => import('../billing/receivables_page.tsx'), 'ReceivablesPage'],
  ['/reminders', () => import('../billing/reminders_page.tsx'), 'RemindersPage'],
  ['/recurring', () => import('../billing/recurring_page.tsx'), 'RecurringPage'],
  ['/recurring/$id', () => import('../billing/recurring_page.tsx'), 'RecurringInvoicePage'],
  ['/invoices/$id', () => import('../billing/invoice_page.tsx'), 'InvoicePage'],
  ['/bills', () => import('../billing/bills_page.tsx'), 'BillsPage'],
  ['/bills/$id', () => import('../billing/bill_page.tsx'), 'BillPage'],
  ['/bank', () => import('../bank/bank_page.tsx'), 'BankPage'],
  ['/payouts', () => import('../bank/payouts_page.tsx'), 'PayoutsPage'],
  ['/payouts/$id', () => import('../bank/payout_page.tsx'), 'PayoutPage'],
  ['/debits', () => import('../bank/debits_page.tsx'), 'DebitsPage'],
  ['/debits/$id', () => import('../bank/debit_page.tsx'), 'DebitPage'],
  ['/mandates', () => import('../bank/mandates_page.tsx'), 'MandatesPage'],
  ['/mandates/$id', () => import('../bank/mandates_page.tsx'), 'MandatePage'],
  ['/e_invoices', () => import('../billing/incoming_list_page.tsx'), 'IncomingListPage'],
  ['/e_invoices/$id', () => import('../billing/incoming_page.tsx'), 'IncomingPage'],
  ['/margin', () => import('../billing/margin_page.tsx'), 'MarginPage'],
  ['/tax', () => import('../billing/vat_page.tsx'), 'VatPage'],
  ['/books', () => import('../ledger/books_page.tsx'), 'BooksPage'],
  ['/books/entries/$id', () => import('../ledger/entry_page.tsx'), 'EntryPage'],
  ['/tickets', () => import('../helpdesk/tickets_page.tsx'), 'TicketsPage'],
  ['/tickets/$id', () => import('../helpdesk/ticket_page.tsx'), 'TicketPage'],
  ['/settings', () => import('../settings/settings_page.tsx'), 'SettingsPage'],
  ['/outbox', () => import('../mail/outbox_pages.tsx'), 'OutboxPage'],
  ['/outbox/$id', () => import('../mail/outbox_pages.tsx'), 'MailPage'],
] as const;

function NotHere() {
  return (
    <Page title={t('Not found')}>
      <Empty text={t('There is no such page. Ctrl K finds everything that there is.')} />
    </Page>
  );
}

export function makeRouter(session: Session) {
  const root = createRootRoute({
    component: () => <Shell session={session} />,
    notFoundComponent: NotHere,
  });
  const routes = pages.map(([path, load, name]) =>
    createRoute({
      getParentRoute: () => root,
      path,
      component: lazyRouteComponent(
        load as () => Promise<Record<string, () => React.ReactNode>>,
        name,
      ),
    }),
  );
  return createRouter({ routeTree: root.addChildren(routes), scrollRestoration: true });
}
