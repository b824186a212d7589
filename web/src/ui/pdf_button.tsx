import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';

/** Opens the paper of a record. */
export function PdfButton({ href }: { href: string }) {
  return (
    <Button
      component="a"
      href={href}
      variant="default"
      leftSection={<IconDownload size={14} aria-hidden="true" />}
    >
      PDF
    </Button>
  );
}
