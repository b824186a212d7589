import {
  IconArrowsExchange,
  IconBook,
  IconBox,
  IconBuildingBank,
  IconChecklist,
  IconClock,
  IconFileInvoice,
  IconFileText,
  IconFolder,
  IconInbox,
  IconLifebuoy,
  IconReceipt,
  IconScale,
  IconSettings,
  IconSun,
  IconUserShare,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react';
import type { Session } from '../api/generated.ts';
import { holds } from './session.tsx';

export interface NavItem {
  to: string;
  label: string;
  icon: TablerIcon;
  keys?: string;
}
export interface NavGroup {
  label: string;
  items: NavItem[];
}

const home: NavItem = { to: '/', label: 'Monday', icon: IconSun, keys: 'g m' };
const inbox: NavItem = { to: '/inbox', label: 'Inbox', icon: IconInbox, keys: 'g i' };
const work: NavItem = { to: '/my_work', label: 'My work', icon: IconChecklist, keys: 'g w' };
const deals: NavItem = { to: '/deals', label: 'Deals', icon: IconArrowsExchange, keys: 'g d' };
const quotes: NavItem = { to: '/quotes', label: 'Quotes', icon: IconFileText, keys: 'g q' };
const customers: NavItem = { to: '/customers', label: 'Customers', icon: IconUsers, keys: 'g c' };
const projects: NavItem = { to: '/projects', label: 'Projects', icon: IconFolder, keys: 'g p' };
const packages: NavItem = { to: '/work_packages', label: 'Work packages', icon: IconBox };
const partners: NavItem = { to: '/partners', label: 'Partners', icon: IconUserShare };
const time: NavItem = { to: '/time', label: 'Time', icon: IconClock };
const invoices: NavItem = {
  to: '/invoices',
  label: 'Invoices',
  icon: IconFileInvoice,
  keys: 'g n',
};
const bills: NavItem = { to: '/bills', label: 'Bills', icon: IconReceipt };
const bank: NavItem = { to: '/bank', label: 'Bank', icon: IconBuildingBank, keys: 'g b' };
const margin: NavItem = { to: '/margin', label: 'Margin', icon: IconScale };
const books: NavItem = { to: '/books', label: 'Books', icon: IconBook };
const tickets: NavItem = { to: '/tickets', label: 'Tickets', icon: IconLifebuoy, keys: 'g t' };
const settings: NavItem = { to: '/settings', label: 'Settings', icon: IconSettings };

/** What this person may see; groups without a right are absent, so nobody is led to a closed door. */
export function navigation(session: Session): NavGroup[] {
  if (session.actor.kind === 'customer') {
    return [{ label: '', items: [home, inbox, quotes, projects, invoices, tickets, settings] }];
  }
  if (session.actor.kind === 'partner') {
    return [{ label: '', items: [home, inbox, packages, projects, time, bills, settings] }];
  }
  const money = holds(session, 'owner', 'admin', 'finance', 'auditor');
  return [
    { label: '', items: [home, inbox, work] },
    { label: 'Sell', items: [deals, quotes, customers] },
    { label: 'Deliver', items: [projects, packages, partners, time] },
    { label: 'Money', items: money ? [invoices, bills, bank, margin, books] : [invoices] },
    { label: 'Help', items: [tickets, settings] },
  ];
}
