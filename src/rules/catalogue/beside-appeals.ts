import type { Statement } from './entry.ts'
import { read, unread } from './say.ts'

/** What is open beside every appeal, and does not replace it. */
export const BESIDE_APPEALS: readonly Statement[] = [
  unread('Le Défenseur des droits peut être saisi à tout moment, gratuitement. Il n’arrête pas le délai du recours.'),
  unread('La CAF, la CPAM et France Travail ont un médiateur. Le saisir ne remplace pas le recours.'),
  unread(
    'Une décision qui ne dit pas comment la contester peut l’être plus tard : devant le tribunal administratif, un an en général ; devant un tribunal judiciaire, cette limite d’un an n’existe pas.',
    'CJA R421-5 ; CE, Ass., 13 juillet 2016, n° 387763 ; Cass., Ass. plén., 8 mars 2024, n° 21-12.560, source secondaire, à relire',
  ),
  unread(
    'Une demande d’aide juridictionnelle envoyée à temps fait repartir en entier le délai du tribunal. Elle n’arrête pas celui d’un recours devant l’administration.',
    'Décret 2020-1717 art. 43, version de 2021 lue, à relire',
  ),
  unread(
    'Saisir un tribunal judiciaire coûte 50 € depuis le 1er mars 2026 au plus tard, sauf aide juridictionnelle et procédures dispensées ; pour le pôle social, à vérifier. Le tribunal administratif n’est pas concerné.',
    'Loi de finances pour 2026, article 128 ; CGI 1635 bis Q, à relire',
  ),
]

/** What can be said to a claim for money already paid: two requests, never one in place of the other. Both may be made. */
export const ON_A_DEBT: Readonly<Record<'contest' | 'remission' | 'instalments' | 'prescription', Statement>> = {
  contest: unread('Contester : « je ne dois pas cette somme, ou pas autant ». C’est un recours, avec son délai.'),
  remission: unread(
    'Demander une remise de dette : « payer cette somme me mettrait en difficulté ». Ce n’est pas un recours : elle n’arrête pas son délai.',
  ),
  instalments: unread('Demander des paiements étalés, à un montant que le budget permet.'),
  prescription: read(
    'Prestations familiales : deux ans, dans les deux sens ; cinq ans en cas de fraude ou de fausse déclaration.',
    'CSS L553-1',
  ),
}
