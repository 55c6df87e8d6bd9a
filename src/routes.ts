import { route } from '@react-router/dev/routes'
import type { RouteConfig } from '@react-router/dev/routes'

/** The table of contents: one line for each address, in the order of the menu. */
export default [
  route('/', 'app/home.route.tsx'),
  route('/connexion', 'features/identity/login.route.tsx'),
  route('/connexion/demo', 'features/identity/demo-login.route.tsx'),
  route('/connexion/code', 'features/identity/second-factor.route.tsx'),
  route('/connexion/premier-code', 'features/identity/first-factor.route.tsx'),
  route('/confirmer', 'features/identity/step-up.route.tsx'),
  route('/rideau', 'features/identity/curtain.route.tsx'),
  route('/deconnexion', 'features/identity/logout.route.tsx'),
  route('/premiere-connexion/:token', 'features/identity/account-link.route.tsx'),
  route('/installation/:token', 'features/identity/installation.route.tsx'),
  route('/mon-compte', 'features/identity/account.route.tsx'),
  route('/mon-compte/sessions', 'features/identity/own-sessions.route.tsx'),
  route('/mon-compte/second-facteur', 'features/identity/add-factor.route.tsx'),
  route('/mon-compte/second-facteur/retirer', 'features/identity/revoke-factor.route.tsx'),
  route('/mon-compte/phrase', 'features/identity/change-passphrase.route.tsx'),
  route('/dossiers/:id', 'features/case-file/overview.route.tsx'),
  route('/presence', 'app/presence.route.tsx'),
  route('/sante', 'app/health.route.tsx'),
  route('/atelier', 'app/atelier.route.tsx'),
  route('*', 'app/not-found.route.tsx'),
] satisfies RouteConfig
