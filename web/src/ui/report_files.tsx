import { Button, Menu } from '@mantine/core';
import { t } from '../app/language.ts';

interface Props {
  /** The report's address, without its form. */
  path: string;
  query: Record<string, string | undefined>;
  /** Whatever else the same menu offers: a name and an address. */
  more?: [name: string, address: string][];
}

/** A report as a file to work with: CSV, or a workbook whose sums are formulas. */
export function ReportFiles({ path, query, more = [] }: Props) {
  const asked = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]));
  const rest = asked.length > 0 ? `?${new URLSearchParams(asked).toString()}` : '';
  const files: [string, string][] = [
    ['Excel (XLSX)', `/api/v1${path}/xlsx${rest}`],
    ['CSV', `/api/v1${path}/csv${rest}`],
    ...more,
  ];
  return (
    <Menu>
      <Menu.Target>
        <Button variant="default">{t('Export')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {files.map(([name, address]) => (
          <Menu.Item key={address} component="a" href={address} download>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
