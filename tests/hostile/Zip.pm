# zip(ENTRIES): the bytes of a ZIP, in which names and modes may be what no sound program writes.
package Zip;
use strict;
use warnings;
use Compress::Zlib;
use Exporter 'import';
our @EXPORT = ('zip');

sub deflate {
    my ($bytes) = @_;
    my ($stream) = Compress::Zlib::deflateInit(-WindowBits => -MAX_WBITS, -Level => 9);
    return $stream->deflate($bytes) . $stream->flush;
}

# @entries are [name, bytes, mode].
sub zip {
    my (@entries) = @_;
    my ($file, $directory) = ('', '');
    for my $entry (@entries) {
        my ($name, $bytes, $mode) = @$entry;
        my $packed = deflate($bytes);
        my $sizes = pack 'VVVvv', crc32($bytes), length $packed, length $bytes, length $name, 0;
        $directory .= pack('Vvvvvvv', 0x02014b50, 0x0314, 20, 0x800, 8, 0, 0x21) . $sizes
            . pack('vvvVV', 0, 0, 0, ($mode // 0100644) << 16, length $file) . $name;
        $file .= pack('Vvvvvv', 0x04034b50, 20, 0x800, 8, 0, 0x21) . $sizes . $name . $packed;
    }
    return $file . $directory . pack 'VvvvvVVv', 0x06054b50, 0, 0, scalar @entries & 0xffff, scalar @entries & 0xffff,
        length $directory, length $file, 0;
}

1;
