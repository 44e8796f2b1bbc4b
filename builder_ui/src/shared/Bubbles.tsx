/** Messages as bubbles: theirs to the one side, ours to the other. */
import { FileOutlined } from '@ant-design/icons'
import type { Message } from '../api/history'
import type { StoredFile } from '../api/upload'
import { useWords } from '../i18n/useWords'
import { Ago } from './Times'
import './messages.css'

interface Props {
  messages: Message[]
  side: (message: Message) => 'ours' | 'theirs'
  /** The reader is the buyer: what they wrote is headed "you". */
  toBuyer?: boolean
}

export function Bubbles({ messages, side, toBuyer }: Props) {
  const { t, say } = useWords()
  const author = (message: Message) =>
    toBuyer && message.author.kind === 'customer'
      ? t('actor.you')
      : say(message.author.name) || t(`actor.${message.author.kind}`, { defaultValue: message.author.kind })
  return (
    <ol className="bubbles">
      {messages.map((message) => (
        <li key={message.id} className={`bubble bubble-${side(message)}${message.public ? '' : ' bubble-note'}`}>
          <div className="soft small">
            {author(message)} · <Ago at={message.at} />
          </div>
          <div className="pre">{message.body}</div>
          {message.attachments.length > 0 && (
            <div className="bubble-files">
              {message.attachments.map((file) => (
                <Attachment key={file.id} file={file} />
              ))}
            </div>
          )}
        </li>
      ))}
    </ol>
  )
}

function Attachment({ file }: { file: StoredFile }) {
  if (file.type?.startsWith('image/')) {
    return (
      <a href={file.url} target="_blank" rel="noreferrer">
        <img src={file.url} alt={file.name} loading="lazy" />
      </a>
    )
  }
  return (
    <a href={file.url} download={file.name}>
      <FileOutlined aria-hidden /> {file.name}
    </a>
  )
}
