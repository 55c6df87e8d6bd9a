/**
 * The written list of channels (decision 17; docs/security.md, « What tells that a household exists, and to whom »): what may differ between a world
 * with a hidden household and one without, and for whom. A mask takes out that and nothing else.
 */
export type Admitted = {
  readonly channel: string
  readonly who: readonly string[]
  readonly path: RegExp
  readonly mask: (body: string) => string
}

const digits = (text: string): string => text.replaceAll(/\d+|–/g, '#')

export const admitted: readonly Admitted[] = [
  {
    channel: 'lines of the log, to the data protection officer',
    who: ['claire'],
    path: /^\/journal$/,
    mask: (body) => body.replaceAll(/<tbody>[\s\S]*?<\/tbody>/g, '<tbody>').replaceAll(/avant=\d+/g, 'avant=#'),
  },
  {
    channel: 'open households and late deadlines of each worker, to the manager of her site',
    who: ['helene'],
    path: /^\/journee$/,
    mask: (body) =>
      body.replaceAll(/<section aria-labelledby="h-charge">[\s\S]*?<\/section>/g, (part) =>
        part.replaceAll(/<td class="num">[^<]*<\/td>/g, digits),
      ),
  },
  {
    channel: 'appointments of the sites that she manages, counted, and in a file without a name',
    who: ['helene', 'paul'],
    path: /^\/equipe\/rendez-vous/,
    mask: (body) =>
      /^\uFEFF?"année"/.test(body)
        ? ''
        : body.replaceAll(/<section[^>]*aria-labelledby="fichier">[\s\S]*?<\/section>/g, (part) =>
            part.replace(/<p>[^<]*rendez-vous[^<]*<\/p>/, ''),
          ),
  },
  {
    channel: 'copies that are out on devices, to the administrator: whose, on what, until when, without the household',
    who: ['yann'],
    path: /^\/visites-hors-ligne$/,
    mask: (body) => body.replaceAll(/<main[\s\S]*?<\/main>/g, '<main>'),
  },
  {
    channel: 'reasons of non-take-up of five households or more, to the manager of their sites',
    who: ['helene'],
    path: /^\/droits\/non-recours/,
    mask: (body) => body.replaceAll(/<td class="num f">[\s\S]*?<\/td>/g, digits),
  },
]

/** What is compared for this asker and address; `null` when no channel is admitted there. */
export const maskFor = (login: string | undefined, path: string): ((body: string) => string) | null =>
  admitted.find((one) => login !== undefined && one.who.includes(login) && one.path.test(path.split('?')[0] ?? ''))?.mask ?? null
