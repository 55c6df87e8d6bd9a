import { route } from '@react-router/dev/routes'
import type { RouteConfig } from '@react-router/dev/routes'

/** The table of contents: one line for each address, in the order of the menu. */
export default [
  route('/', 'app/home.route.tsx'),
  route('/dossiers/:id', 'features/case-file/overview.route.tsx'),
  route('/presence', 'app/presence.route.tsx'),
  route('/sante', 'app/health.route.tsx'),
  route('/atelier', 'app/atelier.route.tsx'),
  route('*', 'app/not-found.route.tsx'),
] satisfies RouteConfig
