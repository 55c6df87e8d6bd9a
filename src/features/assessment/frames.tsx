import type { Instrument } from '#rules/instruments/instrument.ts'
import { ToVerify } from './parts.tsx'

/** The warnings and the legal frame of an instrument, each line with where it was read; what could not be checked is said. */
export const Frames = ({ instrument }: { instrument: Pick<Instrument, 'warnings' | 'frame' | 'version' | 'verified'> }) => (
  <>
    {instrument.warnings.length > 0 && (
      <ul className="haut-1 puces">
        {instrument.warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    )}
    {instrument.frame.map((line) => (
      <p className="petit doux haut-1" key={line.text}>
        {line.text}
        {line.source && ` ${line.source}.`}
        {!line.verified && <ToVerify />}
      </p>
    ))}
    <p className="petit doux haut-1">
      Version {instrument.version}
      {!instrument.verified && ' · contenu à relire avec ses sources'}.
    </p>
  </>
)
