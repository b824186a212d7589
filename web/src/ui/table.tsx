import type { ReactNode } from 'react';
import './table.css';

interface Column {
  label: string;
  /** Figures and buttons stand at the end. */
  end?: boolean;
}

interface Props {
  columns: Column[];
  rows: { key: string; cells: ReactNode[] }[];
}

/** A short table that needs no filters; without a label on any column it has no head. */
export function Table({ columns, rows }: Props) {
  const place = (index: number) => (columns[index]?.end ? 'end' : '');
  return (
    <div className="scroll-x">
      <table className="table">
        {columns.some((column) => column.label !== '') && (
          <thead>
            <tr>
              {columns.map((column, index) => (
                <th key={index} className={place(index)}>
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              {row.cells.map((cell, index) => (
                <td key={index} className={place(index)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
