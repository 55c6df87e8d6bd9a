/** Every address of the application, built here and nowhere else. No name, no word of a household ever stands in one. */
type Id = { id: string }

const back = (path: string, to: string | undefined): string =>
  to && to !== '/' && to.startsWith('/') ? `${path}?vers=${encodeURIComponent(to)}` : path

const withQuery = (path: string, query: Readonly<Record<string, string | null | undefined>>): string => {
  const given = Object.entries(query).flatMap(([name, value]) => (value ? [`${name}=${encodeURIComponent(value)}`] : []))
  return given.length === 0 ? path : `${path}?${given.join('&')}`
}

export const paths = {
  home: () => '/',
  login: (to?: string) => back('/connexion', to),
  secondFactor: () => '/connexion/code',
  firstFactor: () => '/connexion/premier-code',
  demoLogin: () => '/connexion/demo',
  signOn: { start: () => '/connexion/fournisseur', back: () => '/connexion/retour' },
  logout: () => '/deconnexion',
  curtain: (to?: string) => back('/rideau', to),
  presence: () => '/presence',
  installation: ({ token }: { token: string }) => `/installation/${token}`,
  accountLink: ({ token }: { token: string }) => `/premiere-connexion/${token}`,
  account: {
    show: () => '/mon-compte',
    sessions: () => '/mon-compte/sessions',
    factor: () => '/mon-compte/second-facteur',
    revokeFactor: () => '/mon-compte/second-facteur/retirer',
    passphrase: () => '/mon-compte/phrase',
    links: () => '/mon-compte/liens',
    /** One’s own agenda by a private address. */
    phone: () => '/mon-compte/agenda',
    importAgenda: () => '/mon-compte/agenda/importer',
    importRdv: () => '/mon-compte/agenda/rdv-service-public',
  },
  /** The private address of an agenda: whoever knows it reads hours, without a name. */
  calendarFeed: ({ token }: { token: string }) => `/agenda/flux/${token}.ics`,
  stepUp: (to?: string) => back('/confirmer', to),
  day: () => '/journee',
  running: () => '/ce-qui-court',
  /** `view`: `jour`, `semaine`, `mois`, `liste`; `colleagues`: ids of agents beside oneself. Nothing of a household but its id. */
  agenda: {
    show: ({ view, day, colleagues = [] }: { view?: string; day?: string; colleagues?: readonly string[] } = {}) =>
      withQuery('/agenda', { vue: view, jour: day, avec: colleagues.join(',') }),
    plan: ({ day, time, householdId, requestId }: { day?: string; time?: string; householdId?: string; requestId?: string } = {}) =>
      withQuery('/agenda/rendez-vous', { jour: day, heure: time, foyer: householdId, demande: requestId }),
    appointment: ({ id }: Id) => `/agenda/rendez-vous/${id}`,
    absences: () => '/agenda/absences',
    time: () => '/agenda/temps',
    places: (siteId?: string) => withQuery('/agenda/lieux', { site: siteId }),
  },
  search: () => '/chercher',
  atelier: () => '/atelier',
  health: () => '/sante',
  permanence: {
    list: () => '/permanences',
    show: ({ id }: Id) => `/permanences/${id}`,
    nameless: ({ id }: Id) => `/permanences/${id}/liste`,
    next: ({ id }: Id) => `/permanences/${id}/suivante`,
    take: ({ id, contactId }: Id & { contactId: string }) => `/permanences/${id}/passages/${contactId}/recevoir`,
    end: ({ id, contactId }: Id & { contactId: string }) => `/permanences/${id}/passages/${contactId}/terminer`,
    request: ({ id, contactId }: Id & { contactId: string }) => `/permanences/${id}/passages/${contactId}/demande`,
  },
  /** The safety of visits. `prepare` and `absent`: from a home visit of a household. */
  visit: {
    list: () => '/visites',
    show: ({ id }: Id) => `/visites/${id}`,
    prepare: ({ id, appointmentId }: Id & { appointmentId: string }) => `/dossiers/${id}/visites/${appointmentId}`,
    absent: ({ id, appointmentId }: Id & { appointmentId: string }) => `/dossiers/${id}/visites/${appointmentId}/avis`,
  },
  /** Visits without network. `shell`: the page that opens on a tablet; `state`: which copies it may keep. */
  offlineVisit: {
    shell: () => '/visite-hors-ligne',
    state: () => '/visite-hors-ligne/etat',
    copies: () => '/visites-hors-ligne',
    send: ({ id }: Id) => `/visites-hors-ligne/${id}/envoi`,
  },
  message: {
    list: () => '/prevenir',
    letter: ({ id }: Id) => `/prevenir/lettres/${id}`,
  },
  reception: {
    first: () => '/accueil',
    sector: () => '/accueil/secteur',
    contact: ({ id }: Id) => `/accueil/contacts/${id}`,
  },
  request: {
    queue: () => '/demandes',
    show: ({ id }: Id) => `/demandes/${id}`,
    take: ({ id }: Id) => `/demandes/${id}/prendre`,
    propose: ({ id }: Id) => `/demandes/${id}/proposer`,
    answer: ({ id }: Id) => `/demandes/${id}/repondre`,
    attach: ({ id }: Id) => `/demandes/${id}/rattacher`,
    match: ({ id }: Id) => `/demandes/rapprochements/${id}`,
  },
  caseFile: {
    list: () => '/dossiers',
    open: (request?: string) => (request ? `/dossiers/ouvrir?demande=${request}` : '/dossiers/ouvrir'),
    passagesForMe: () => '/a-part',
    show: ({ id }: Id) => `/dossiers/${id}`,
    note: ({ id }: Id) => `/dossiers/${id}/noter`,
    entry: ({ id, entryId }: Id & { entryId: string }) => `/dossiers/${id}/fil/${entryId}`,
    close: ({ id }: Id) => `/dossiers/${id}/clore`,
    reopen: ({ id }: Id) => `/dossiers/${id}/rouvrir`,
    transfer: ({ id }: Id) => `/dossiers/${id}/transmettre`,
    share: ({ id }: Id) => `/dossiers/${id}/partager`,
    entryReaders: ({ id, entryId }: Id & { entryId: string }) => `/dossiers/${id}/fil/${entryId}/lecteurs`,
    unshare: ({ id }: Id) => `/dossiers/${id}/retirer-acces`,
    conflict: ({ id }: Id) => `/dossiers/${id}/je-connais`,
    protect: ({ id }: Id) => `/dossiers/${id}/proteger`,
    print: ({ id }: Id) => `/dossiers/${id}/imprimer`,
    journal: ({ id }: Id) => `/dossiers/${id}/journal`,
    journalHandOver: ({ id }: Id) => `/dossiers/${id}/journal/remettre`,
    /** `takeOffline`: the copy itself; `visitPicture`: a photograph that came back. */
    offlineVisit: ({ id }: Id) => `/dossiers/${id}/visite-hors-ligne`,
    takeOffline: ({ id }: Id) => `/dossiers/${id}/visite-hors-ligne/copie`,
    visitPicture: ({ id, gestureId }: Id & { gestureId: string }) => `/dossiers/${id}/visite-hors-ligne/photos/${gestureId}`,
    household: ({ id }: Id) => `/dossiers/${id}/foyer`,
    person: ({ id, personId }: Id & { personId: string }) => `/dossiers/${id}/foyer/${personId}`,
    contact: ({ id }: Id) => `/dossiers/${id}/contact`,
    /** How she wants to be told of her appointments. */
    messages: ({ id }: Id) => `/dossiers/${id}/prevenir`,
    address: ({ id }: Id) => `/dossiers/${id}/adresse`,
    helpers: ({ id }: Id) => `/dossiers/${id}/appuis`,
    genogram: ({ id }: Id) => `/dossiers/${id}/genogramme`,
    needs: ({ id }: Id) => `/dossiers/${id}/besoins`,
    words: ({ id }: Id) => `/dossiers/${id}/paroles`,
    facts: ({ id }: Id) => `/dossiers/${id}/faits`,
    /** `key`: a kind of fact; `to`: one of our own pages, where to come back. */
    noteFact: ({ id, key, personId, to }: Id & { key?: string; personId?: string | null; to?: string }) => {
      const query = Object.entries({ fait: key, personne: personId, vers: to }).flatMap(([name, value]) =>
        value ? [`${name}=${encodeURIComponent(value)}`] : [],
      )
      return `/dossiers/${id}/faits/noter${query.length === 0 ? '' : `?${query.join('&')}`}`
    },
    /** What is known of the rights, computed; `?droit=`, `?au=`, `?si=` say what is looked at. */
    rights: ({ id, slug, personId }: Id & { slug?: string; personId?: string | null }) => {
      const query = Object.entries({ droit: slug, personne: personId }).flatMap(([name, value]) =>
        value ? [`${name}=${encodeURIComponent(value)}`] : [],
      )
      return `/dossiers/${id}/droits${query.length === 0 ? '' : `?${query.join('&')}`}`
    },
    /** JSON: the questions worth asking. */
    rightsQuestions: ({ id }: Id) => `/dossiers/${id}/droits/questions`,
    rightsVersion: ({ id }: Id) => `/dossiers/${id}/droits/version`,
    /** What became of each right of the household. */
    rightsFollow: ({ id }: Id) => `/dossiers/${id}/droits/suivi`,
    /** `to`: the status that is to be noted, in the words of `statusWords` of the feature. */
    rightStatus: ({ id, slug, personId, to }: Id & { slug: string; personId?: string | null; to?: string }) => {
      const query = Object.entries({ personne: personId, vers: to }).flatMap(([name, value]) => (value ? [`${name}=${value}`] : []))
      return `/dossiers/${id}/droits/suivi/${encodeURIComponent(slug)}${query.length === 0 ? '' : `?${query.join('&')}`}`
    },
    /** `slugs`: rights ticked to begin with; `medium`: `feuille`. */
    rightsInformation: ({ id, slugs = [], medium }: Id & { slugs?: readonly string[]; medium?: 'feuille' }) => {
      const query = [slugs.length > 0 && `droits=${slugs.map(encodeURIComponent).join(',')}`, medium && `moyen=${medium}`].filter(Boolean)
      return `/dossiers/${id}/droits/information${query.length === 0 ? '' : `?${query.join('&')}`}`
    },
    rightsEvent: ({ id, event }: Id & { event: string }) => `/dossiers/${id}/droits/evenement/${event}`,
    steps: ({ id }: Id) => `/dossiers/${id}/suite`,
    /** A deadline: where its date comes from, and what became of it. */
    deadline: ({ id, deadlineId }: Id & { deadlineId: string }) => `/dossiers/${id}/echeances/${deadlineId}`,
    /** `month`: `YYYY-MM`; this month without it. */
    budget: ({ id, month }: Id & { month?: string }) => withQuery(`/dossiers/${id}/budget`, { mois: month }),
    /** A debt in the table of the month that runs. */
    debt: ({ id, debtId }: Id & { debtId: string }) => `/dossiers/${id}/budget#dette-${debtId}`,
    /** A letter that asks the creditor of a debt for time. */
    askDelay: ({ id, debtId }: Id & { debtId: string }) => `/dossiers/${id}/budget/dettes/${debtId}/delai`,
    fillBudget: ({ id }: Id) => `/dossiers/${id}/budget/saisir`,
    budgetSheet: ({ id }: Id) => `/dossiers/${id}/budget/tableau`,
    /** `blank`: without anything of the household. */
    budgetPaper: ({ id, blank }: Id & { blank?: boolean }) => withQuery(`/dossiers/${id}/budget/feuille`, { vide: blank ? 'oui' : null }),
    budgetWhatIf: ({ id }: Id) => `/dossiers/${id}/budget/avant-apres`,
    debtFile: ({ id }: Id) => `/dossiers/${id}/budget/banque-de-france`,
    autonomy: ({ id }: Id) => `/dossiers/${id}/autonomie`,
    /** `geste`: the variable that is opened to be answered. */
    autonomyGrid: ({ id, assessmentId, geste }: Id & { assessmentId: string; geste?: string | undefined }) =>
      `/dossiers/${id}/autonomie/grille/${assessmentId}${geste === undefined ? '' : `?geste=${geste}`}`,
    /** `part`: the domain, the durations or the minutes that are opened to be answered. */
    pchEvaluation: ({ id, assessmentId, part }: Id & { assessmentId: string; part?: string | undefined }) =>
      `/dossiers/${id}/autonomie/pch/${assessmentId}${part === undefined ? '' : `?partie=${part}`}`,
    /** `matter`: `logement`, `aide-a-domicile`, `aidants`. */
    autonomyMatter: ({ id, matter }: Id & { matter: string }) => `/dossiers/${id}/autonomie/suivi/${matter}`,
    helpPlan: ({ id, planId }: Id & { planId: string }) => `/dossiers/${id}/autonomie/plan/${planId}`,
    /** Applications (démarches), procedures under way and letters received. */
    applications: ({ id }: Id) => `/dossiers/${id}/demarches`,
    /**
     * `kind`: `request`, `renewal`, `contest`, `remission`; `about`: the application that it renews, contests, or is to be remitted; `letter`: the one that it answers.
     */
    beginApplication: ({
      id,
      slug,
      personId,
      kind,
      about,
      letter,
    }: Id & { slug?: string; personId?: string | null; kind?: string; about?: string; letter?: string }) =>
      withQuery(`/dossiers/${id}/demarches/commencer`, { droit: slug, personne: personId, pour: kind, de: about, courrier: letter }),
    /** `note`: the kind of event that is to be noted. */
    application: ({ id, applicationId, note }: Id & { applicationId: string; note?: string }) =>
      withQuery(`/dossiers/${id}/demarches/${applicationId}`, { noter: note }),
    noteLetter: ({ id, type }: Id & { type?: string }) => withQuery(`/dossiers/${id}/courriers/noter`, { type }),
    letter: ({ id, letterId }: Id & { letterId: string }) => `/dossiers/${id}/courriers/${letterId}`,
    letterPages: ({ id, letterId }: Id & { letterId: string }) => `/dossiers/${id}/courriers/${letterId}/pages`,
    letterPage: ({ id, letterId, pageId }: Id & { letterId: string; pageId: string }) =>
      `/dossiers/${id}/courriers/${letterId}/pages/${pageId}`,
    /** `slug`: of the procedure to begin. */
    beginProcedure: ({ id, slug }: Id & { slug?: string }) => withQuery(`/dossiers/${id}/procedures/commencer`, { procedure: slug }),
    /** `step`: the one about which something is to be noted. */
    procedure: ({ id, runId, step }: Id & { runId: string; step?: string }) =>
      withQuery(`/dossiers/${id}/procedures/${runId}`, { etape: step }),
    /** Projects and measures of the household. */
    projects: ({ id }: Id) => `/dossiers/${id}/projet`,
    beginProject: ({ id }: Id) => `/dossiers/${id}/projet/commencer`,
    /** `act`: what is to be written (`choisir`, `objectif`…); `line`: the option, the objective or the commitment that it is about. */
    project: ({ id, projectId, act, line }: Id & { projectId: string; act?: string; line?: string }) =>
      withQuery(`/dossiers/${id}/projet/${projectId}`, { faire: act, ligne: line }),
    agreementPages: ({ id, projectId, agreementId }: Id & { projectId: string; agreementId: string }) =>
      `/dossiers/${id}/projet/${projectId}/accord/${agreementId}/pages`,
    agreementPage: ({ id, projectId, agreementId, pageId }: Id & { projectId: string; agreementId: string; pageId: string }) =>
      `/dossiers/${id}/projet/${projectId}/accord/${agreementId}/pages/${pageId}`,
    /** The agreement as it would be signed, or a version of it. */
    agreement: ({ id, projectId, version }: Id & { projectId: string; version?: number }) =>
      withQuery(`/dossiers/${id}/projet/${projectId}/accord`, { version: version === undefined ? undefined : String(version) }),
    /** « Bilan de fin », to be printed. */
    projectOutcome: ({ id, projectId }: Id & { projectId: string }) => `/dossiers/${id}/projet/${projectId}/bilan`,
    /** `kind`: of `rules/measures`. */
    beginMeasure: ({ id, kind }: Id & { kind?: string }) => withQuery(`/dossiers/${id}/mesures/commencer`, { mesure: kind }),
    measure: ({ id, measureId, act }: Id & { measureId: string; act?: string }) =>
      withQuery(`/dossiers/${id}/mesures/${measureId}`, { faire: act }),
    /** Filled instruments of assessment. */
    assessments: ({ id }: Id) => `/dossiers/${id}/evaluations`,
    /** `instrument`: the one to fill; `corrects`: the finished one that this one will stand for. */
    beginAssessment: ({ id, instrument, corrects }: Id & { instrument?: string; corrects?: string | undefined }) =>
      withQuery(`/dossiers/${id}/evaluations/commencer`, corrects ? { corrige: corrects } : { grille: instrument }),
    /** The page of a filled one, which some instruments have of their own. */
    assessmentOf: ({ id, assessmentId, instrument }: Id & { assessmentId: string; instrument?: string }) =>
      instrument === 'aggir'
        ? `/dossiers/${id}/autonomie/grille/${assessmentId}`
        : instrument === 'pch'
          ? `/dossiers/${id}/autonomie/pch/${assessmentId}`
          : `/dossiers/${id}/evaluations/${assessmentId}`,
    /** `part`: the section to fill. */
    fillAssessment: ({ id, assessmentId, part }: Id & { assessmentId: string; part?: string | undefined }) =>
      withQuery(`/dossiers/${id}/evaluations/${assessmentId}/remplir`, { partie: part }),
    keepAssessment: ({ id, assessmentId }: Id & { assessmentId: string }) => `/dossiers/${id}/evaluations/${assessmentId}/garder`,
    askLook: ({ id, assessmentId }: Id & { assessmentId: string }) => `/dossiers/${id}/evaluations/${assessmentId}/second-regard`,
    finishAssessment: ({ id, assessmentId }: Id & { assessmentId: string }) => `/dossiers/${id}/evaluations/${assessmentId}/terminer`,
    dropAssessment: ({ id, assessmentId }: Id & { assessmentId: string }) => `/dossiers/${id}/evaluations/${assessmentId}/jeter`,
    appointment: ({ id }: Id) => `/dossiers/${id}/rendez-vous`,
    interview: ({ id }: Id) => `/dossiers/${id}/entretien`,
    /** A right of the catalogue, its conditions answered by what is known of the household. */
    rightSheet: ({ id, slug }: Id & { slug: string }) => `/dossiers/${id}/droits/fiche/${slug}`,
    localAidSheet: ({ id, aidId }: Id & { aidId: string }) => `/dossiers/${id}/droits/locale/${aidId}`,
  },
  /** What help costs in this département. */
  tariffs: () => '/tarifs-des-aides',
  /** Own grids of the organisation. */
  grid: {
    list: () => '/grilles',
    add: () => '/grilles/ajouter',
    show: ({ id, version }: Id & { version?: number }) =>
      withQuery(`/grilles/${id}`, { version: version === undefined ? null : String(version) }),
    /** `section`: the one that takes a new question, of this `kind`; `question`: the one to change; `named`: the section to name anew. */
    edit: ({
      id,
      section,
      question,
      kind,
      named,
    }: Id & { section?: string | undefined; question?: string | undefined; kind?: string | undefined; named?: string | undefined }) =>
      withQuery(`/grilles/${id}/modifier`, { partie: section, question, genre: kind, titre: named }),
    publish: ({ id }: Id) => `/grilles/${id}/publier`,
    retire: ({ id }: Id) => `/grilles/${id}/retirer`,
  },
  interview: {
    start: () => '/entretien',
    page: ({ id }: Id) => `/entretiens/${id}`,
    key: () => '/entretiens/cle',
    save: ({ id }: Id) => `/entretiens/${id}/garder`,
    tidy: ({ id }: Id) => `/entretiens/${id}/ranger`,
    /** The same form, and a sheet to hand over made in the same act. */
    tidyAndMakeSheet: ({ id }: Id) => `/entretiens/${id}/ranger?puis=remettre`,
  },
  sheet: {
    show: ({ id }: Id) => `/resumes/${id}`,
    pdf: ({ id }: Id) => `/resumes/${id}/pdf`,
    edit: ({ id }: Id) => `/resumes/${id}/relire`,
  },
  catalogue: {
    list: () => '/droits',
    nonTakeUp: () => '/droits/non-recours',
    show: ({ slug }: { slug: string }) => `/droits/${slug}`,
    /** The page where a statement of an entry is ticked. */
    statement: ({ slug, place }: { slug: string; place: string }) => `/droits/${slug}/verifier?enonce=${encodeURIComponent(place)}`,
  },
  localAid: {
    list: () => '/droits/locaux',
    add: () => '/droits/locaux/ajouter',
    show: ({ id }: Id) => `/droits/locaux/${id}`,
    edit: ({ id }: Id) => `/droits/locaux/${id}/modifier`,
    end: ({ id }: Id) => `/droits/locaux/${id}/arreter`,
  },
  watch: {
    list: () => '/veille',
    day: ({ day }: { day: string }) => `/veille/${day}`,
    addNote: () => '/veille/notes/ajouter',
  },
  api: {
    calculate: () => '/api/calculate',
    spec: () => '/api/spec',
  },
  night: {
    dismiss: ({ id }: Id) => `/avis/${id}/ecarter`,
    threshold: () => '/avis/seuil',
  },
  access: {
    log: () => '/journal',
    exceptional: () => '/acces-exceptionnel',
    exceptionalShow: ({ id }: Id) => `/acces-exceptionnel/${id}`,
    reviews: () => '/acces-exceptionnel/revues',
  },
  team: {
    list: () => '/equipe',
    add: () => '/equipe/ajouter',
    agent: ({ id }: Id) => `/equipe/${id}`,
    places: () => '/equipe/lieux',
    sectors: () => '/equipe/secteurs',
    relief: () => '/equipe/relais',
    recovery: () => '/equipe/recuperations',
    keys: () => '/equipe/cles',
    budget: () => '/equipe/budget',
    appointments: () => '/equipe/rendez-vous',
    /** A workbook (`xlsx`) or CSV, of one team or of all those of the manager’s sites. */
    appointmentsFile: ({ team, from, until, form }: { team: string | null; from: string; until: string; form?: 'xlsx' }) =>
      withQuery('/equipe/rendez-vous/fichier', { equipe: team, du: from, au: until, forme: form }),
  },
} as const
