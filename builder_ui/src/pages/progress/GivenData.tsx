/** What the buyer filled in: texts, rows a line each, and their photos. */
import { FileOutlined } from '@ant-design/icons'
import { useState } from 'react'
import type { Given } from '../../api/progress'
import { useWords } from '../../i18n/useWords'

export function GivenData({ given }: { given: Given[] }) {
  const { t, say } = useWords()
  return (
    <section className="card" aria-labelledby="given">
      <h2 id="given">{t('progress.given')}</h2>
      <dl className="given">
        {given.map((each) => (
          <div key={each.id}>
            <dt>{say(each.label)}</dt>
            {each.text && <dd className="pre">{each.text}</dd>}
            {each.files.length > 0 && (
              <dd className="bubble-files">
                {each.files.map((file, place) => (
                  <Sent key={file.id} url={file.url} name={`${say(each.label)} ${place + 1}`} />
                ))}
              </dd>
            )}
          </div>
        ))}
      </dl>
    </section>
  )
}

function Sent({ url, name }: { url: string; name: string }) {
  const [picture, setPicture] = useState(true)
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {picture ? (
        <img src={url} alt={name} loading="lazy" onError={() => setPicture(false)} />
      ) : (
        <>
          <FileOutlined aria-hidden /> {name}
        </>
      )}
    </a>
  )
}
