import { create } from 'qrcode'

/** A QR code as an inline drawing: no image is asked from anywhere, and nothing outside the page learns the text. */
export const QrCode = ({ text, label }: { text: string; label: string }) => {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const rows: string[] = []
  for (let y = 0; y < modules.size; y++)
    for (let x = 0; x < modules.size; x++) {
      if (!modules.get(y, x)) continue
      const start = x
      while (x + 1 < modules.size && modules.get(y, x + 1)) x++
      rows.push(`M${start} ${y}h${x - start + 1}v1h-${x - start + 1}z`)
    }
  // four modules of white on each side, as the standard asks
  const box = `-4 -4 ${modules.size + 8} ${modules.size + 8}`
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing made here, no image to fetch
    <svg viewBox={box} width="220" height="220" role="img" aria-label={label} shapeRendering="crispEdges">
      <path fill="#fff" d={`M-4 -4h${modules.size + 8}v${modules.size + 8}h-${modules.size + 8}z`} />
      <path fill="#000" d={rows.join('')} />
    </svg>
  )
}
