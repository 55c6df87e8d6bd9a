/**
 * What every ordinary page gains when JavaScript runs: curtain, idle lock, palette, keys, masked names, reception helpers. Everything it
 * does has a link or a form without it. Load it in the head, `<script type="module" blocking="render">`, so that masked names never flash.
 * Nothing is ever written to the browser’s storage.
 */
import { watchCurtain } from './curtain.ts'
import { watchDisplay } from './display.ts'
import { isWriting } from './dom.ts'
import { watchForms } from './forms.ts'
import { watchIdle } from './idle.ts'
import { watchKeys } from './keys.ts'
import { watchPalette } from './palette.ts'
import { watchPrint } from './print.ts'
import { watchReception } from './reception.ts'

document.documentElement.classList.add('js')
// A page kept by the browser for « back » may show what has since been locked: ask the server again.
window.addEventListener('pageshow', (event) => event.persisted && location.reload())
watchDisplay()
watchReception()
watchCurtain()
watchIdle()
watchForms(isWriting)
watchPalette()
watchKeys()
watchPrint()
