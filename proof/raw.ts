import { connect } from 'node:net'

/**
 * Sends bytes as they are, so that no client repairs them. Answers all that came back until the line was closed, or for twenty seconds; the empty
 * text when nothing came. Each byte is one character.
 */
export const sendRaw = (port: number, bytes: Buffer | string): Promise<string> =>
  new Promise((resolve) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1')
    const end = (): void => {
      socket.destroy()
      resolve(answer)
    }
    socket.setTimeout(20_000, end)
    socket.on('data', (chunk) => (answer += chunk.toString('latin1')))
    for (const event of ['end', 'error', 'close']) socket.once(event, end)
    socket.write(bytes)
  })
