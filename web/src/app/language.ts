import { i18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';

const loaders: Record<string, () => Promise<{ default: Record<string, string> }>> = {
  en: () => import('../../../i18n/en.json'),
  cy: () => import('../../../i18n/cy.json'),
};

export const languages = [
  { tag: 'en', name: 'English' },
  { tag: 'cy', name: 'Cymraeg' },
] as const;

i18n.setMessagesCompiler(compileMessage);

/** Loads the catalogue of a language, or of its parent; the English source stands where a text is missing. */
export async function speak(tag: string): Promise<void> {
  const known = tag in loaders ? tag : (tag.split('-')[0] ?? 'en');
  const language = known in loaders ? known : 'en';
  const catalogue = await (loaders[language] ?? loaders['en'])?.();
  i18n.load(language, catalogue?.default ?? {});
  i18n.activate(language);
  document.documentElement.lang = tag;
  document.documentElement.dir = /^(ar|he|fa|ur)\b/.test(tag) ? 'rtl' : 'ltr';
}

/** A text of the catalogue, by its English source. */
export function t(source: string, values?: Record<string, string | number>): string {
  return i18n._(source, values, { message: source });
}

/** The reader's language for figures and days. */
export function tag(): string {
  const language = document.documentElement.lang || 'en';
  // Plain English means the world's: days before months.
  return language === 'en' ? 'en-GB' : language;
}

/** The language of the texts on the screen: the names of days and months stand among them. */
export function wordsTag(): string {
  const language = i18n.locale || 'en';
  return tag().split('-')[0] === language ? tag() : language === 'en' ? 'en-GB' : language;
}
