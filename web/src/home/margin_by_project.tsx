import { Link } from '@tanstack/react-router';
import { useCall } from '../api/queries.ts';
import { api } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { figure, percent } from '../ui/format.ts';
import { Section } from '../ui/page.tsx';

const most = 8;

/** The projects that earn least come first: they are the ones to talk about. */
export function MarginByProject() {
  const { workspace } = useSession();
  const margin = useCall(api.margin.get({ by: 'project', from: undefined, to: undefined }));
  const projects = useCall(api.projects.list({ state: 'active', limit: 200 }));
  if (!margin.data || !projects.data) return null;
  const active = new Map(projects.data.items.map((project) => [project.id, project]));
  const rows = margin.data.items
    .filter((row) => row.project_id !== null && active.has(row.project_id))
    .sort((a, b) => Number(a.margin.amount) - Number(b.margin.amount))
    .slice(0, most);
  if (rows.length === 0) return null;
  return (
    <Section
      title={`${t('Margin by project')} · ${workspace.base_currency}`}
      aside={<Link to="/margin">{t('All projects')}</Link>}
    >
      <div className="scroll-x" tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              <th>{t('Project')}</th>
              <th className="end">{t('Earned')}</th>
              <th className="end">{t('Cost')}</th>
              <th className="end">{t('Margin')}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const project = active.get(row.project_id ?? '');
              const losing = row.margin.amount.startsWith('-');
              return (
                <tr key={row.project_id}>
                  <td>
                    <Link to={`/projects/${row.project_id}`} className="strong">
                      {project?.title}
                    </Link>
                    <span className="under">
                      {project && projects.data.names[project.customer_id]}
                    </span>
                  </td>
                  <td className="end">{figure(row.revenue.amount)}</td>
                  <td className="end">{figure(row.cost.amount)}</td>
                  <td className={`end strong${losing ? ' bad' : ''}`}>
                    <Link to={`/margin?by=project&project_id=${row.project_id}`}>
                      {figure(row.margin.amount)}
                    </Link>
                  </td>
                  <td className={`end${losing ? ' bad' : ''}`}>
                    <bdi>{percent(row.margin, row.revenue)}</bdi>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
