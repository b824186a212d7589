import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { useCall, useSend } from '../api/queries.ts';
import { type ApiCall, api, type Audience, type File as KeptFile } from '../api/generated.ts';
import { AudienceChip } from './chips.tsx';
import { bytes } from './format.ts';
import { Time } from './time.tsx';
import './files.css';

interface Place {
  entity: string;
  id: string;
  audience: Audience;
}

/** One file after the other to a record, seen by the audience that was chosen when it was handed over. */
export function useUpload({ entity, id, audience }: Place) {
  return useSend((file: Blob & { name: string }): ApiCall<KeptFile> => ({
    ...api.files.create(file),
    query: { subject_entity: entity, subject_id: id, audience, name: file.name },
  }));
}

/** The files of a record; each is handed over as a download. */
export function FileList({ id }: { id: string }) {
  const list = useCall(api.files.list({ subject_id: id, sort: 'created_at', limit: 200 }));
  if (!list.data?.items.length) return null;
  return (
    <ul className="files">
      {list.data.items.map((file) => (
        <li key={file.id}>
          <IconDownload size={14} aria-hidden="true" />
          <a href={`/api/v1/files/${file.id}/content`} download={file.name} dir="auto">
            {file.name}
          </a>
          <span className="quiet">{bytes(file.size)}</span>
          <AudienceChip audience={file.audience} />
          <span className="quiet">
            {file.uploaded_by_name} <Time at={file.created_at} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Takes files that are dropped on it. */
export function DropZone({
  onFiles,
  children,
}: {
  onFiles: (files: File[]) => void;
  children: ReactNode;
}) {
  const [over, setOver] = useState(false);
  const hold = (event: DragEvent, now: boolean) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(now);
  };
  return (
    <div
      className={`write${over ? ' over' : ''}`}
      onDragOver={(event) => hold(event, true)}
      onDragLeave={(event) => hold(event, false)}
      onDrop={(event) => {
        hold(event, false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      {children}
    </div>
  );
}

/** A button that asks for files. */
export function FileButton({
  label,
  icon,
  variant = 'filled',
  accept,
  loading,
  onFiles,
}: {
  label: string;
  icon: ReactNode;
  variant?: 'default' | 'filled';
  accept?: string;
  loading: boolean;
  onFiles: (files: File[]) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={accept}
        multiple
        hidden
        aria-label={label}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <Button
        variant={variant}
        loading={loading}
        leftSection={icon}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
    </>
  );
}
