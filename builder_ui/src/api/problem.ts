/** What the server answers when it refuses: an RFC 9457 problem document, kept as an error that pages can show. */

export interface FieldProblem {
  pointer: string
  code: string
  message: string
}

interface ProblemDocument {
  title?: string
  detail?: string
  code?: string
  errors?: FieldProblem[]
}

export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly errors: FieldProblem[]

  constructor(status: number, body: ProblemDocument = {}) {
    super(body.detail || body.title || '')
    this.name = 'Problem'
    this.status = status
    this.code = body.code ?? (status === 0 ? 'offline' : `http_${status}`)
    this.errors = body.errors ?? []
  }
}

/** The same question may be answered later: the network or the server is away, not the answer wrong. */
export function isTransient(error: unknown): boolean {
  return error instanceof Problem && (error.status === 0 || error.status === 429 || error.status >= 500)
}
