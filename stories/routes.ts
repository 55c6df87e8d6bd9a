import routes from '../src/routes.ts'

/** Every address of the application, as its table of contents gives them: « /dossiers/:id/foyer ». */
export const adresses: readonly string[] = routes.flatMap((une) => (une.path ? [une.path] : []))
