#include "layout/classes.h"

#include "layout/citation.h"
#include "layout/graphic.h"
#include "layout/inline_container.h"
#include "layout/leader.h"
#include "layout/table.h"

const LayoutBlockClass *const layout_block_classes[FO_ELEMENT_COUNT] = {
    [FO_BLOCK] = &layout_block_class,
    [FO_BLOCK_CONTAINER] = &layout_block_container_class,
    [FO_LIST_BLOCK] = &layout_list_block_class,
    [FO_LIST_ITEM] = &layout_list_item_class,
    [FO_TABLE] = &layout_table_class,
    [FO_TABLE_AND_CAPTION] = &layout_table_and_caption_class,
};

const LayoutPieceClass *const layout_piece_classes[LAYOUT_PIECE_KINDS] = {
    [LAYOUT_PIECE_LEADER] = &layout_leader_class,
    [LAYOUT_PIECE_GRAPHIC] = &layout_graphic_class,
    [LAYOUT_PIECE_CONTAINER] = &layout_inline_container_class,
    [LAYOUT_PIECE_NUMBER] = &layout_citation_class,
};
