/** Sends a file with progress; fetch cannot tell how much has left, XMLHttpRequest can. */
import { address, commonHeaders } from './http'
import { Problem } from './problem'

export interface StoredFile {
  id: string
  name: string
  type: string
  size: number
  url: string
}

export interface UploadTarget {
  path: string
  token?: string
}

export function upload(file: File, target: UploadTarget, onProgress: (share: number) => void): Promise<StoredFile> {
  const body = new FormData()
  body.append('file', file)
  if (target.token) body.append('upload_token', target.token)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', address(target.path))
    for (const [name, value] of Object.entries(commonHeaders())) request.setRequestHeader(name, value)
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    })
    request.addEventListener('error', () => reject(new Problem(0)))
    request.addEventListener('load', () => {
      const answer = parsed(request.responseText)
      if (request.status < 300) resolve({ ...answer, id: String(answer.id) } as StoredFile)
      else reject(new Problem(request.status, answer))
    })
    request.send(body)
  })
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return {}
  }
}
