/** The rights of the team, as the server names them. */
export const everyRight = [
  'owner',
  'admin',
  'sales',
  'projects',
  'finance',
  'support',
  'auditor',
] as const;
