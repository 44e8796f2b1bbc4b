/** The top of a page: its heading, a line about it, and what can be done; also the browser's title. */
import { useEffect, type ReactNode } from 'react'
import './page.css'

interface Props {
  title: string
  above?: ReactNode
  note?: ReactNode
  actions?: ReactNode
}

export function PageHead({ title, above, note, actions }: Props) {
  useTitle(title)
  return (
    <header className="page-head">
      <div className="grow">
        {above && <div className="page-head-above">{above}</div>}
        <h1>{title}</h1>
        {note && <div className="soft small page-head-note">{note}</div>}
      </div>
      {actions && <div className="row">{actions}</div>}
    </header>
  )
}

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title ? `${title} · Gongdan` : 'Gongdan'
  }, [title])
}
