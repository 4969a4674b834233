import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { Item } from '@/shared/domain/product';
import { download } from '@/shared/download';
import { strings } from '@/shared/strings';
import { toast } from '@/shared/ui/toast';
import { rowsToCsv } from './csv';
import { fileName, itemsToRows } from './exportRows';

const text = strings.items;

/** The items that are shown, in the order in which they are shown. */
export function ExportMenu({
  items,
  collectionName,
  disabled,
}: {
  items: Item[];
  collectionName: string;
  disabled: boolean;
}) {
  function asCsv() {
    download(fileName(collectionName, 'csv'), rowsToCsv(itemsToRows(items)), 'text/csv;charset=utf-8');
    toast(text.exported(items.length));
  }

  async function asXlsx() {
    const { rowsToXlsx, XLSX_TYPE } = await import('./xlsx');
    download(fileName(collectionName, 'xlsx'), rowsToXlsx(itemsToRows(items), text.sheet), XLSX_TYPE);
    toast(text.exported(items.length));
  }

  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          disabled={disabled || items.length === 0}
        >
          {text.export}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={asCsv}>{text.csv}</Menu.Item>
        <Menu.Item onClick={() => void asXlsx()}>{text.xlsx}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
