#!/usr/bin/env bash
# Builds the packaged ffmpeg: a static LGPL program of what Colophon reads and the demo writes, from Debian's sources.
# usage: dist/ffmpeg.sh        prints the folder that holds the program `ffmpeg`, `copyright/` and `parts` (name, version, licence, source)
# The folder is kept below ${COLOPHON_BUILD_CACHE:-~/.cache/colophon-build} under the hash of what builds it and the versions, and made once.
set -eu
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
# shellcheck source=dist/apt.sh
. "$here/apt.sh"
cache=${COLOPHON_BUILD_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/colophon-build}
mkdir -p "$cache"

# Versions are pinned by the release of Debian that builds, and are part of the name of the result.
libraries="libmp3lame-dev libopus-dev zlib1g-dev libc6-dev"
# shellcheck disable=SC2086 # a list of package names
apt_need gcc make nasm meson ninja-build pkg-config dpkg-dev $libraries
sources=$(mktemp -d "$cache/sources.XXXXXX")
trap 'rm -rf "$sources"' EXIT
apt_source_lists "$sources"
version_of() { apt_sources "$sources" apt-cache showsrc --only-source "$1" | awk '/^Version:/ {print $2}' | sort -V | tail -1; }
ffmpeg=$(version_of ffmpeg)
dav1d=$(version_of dav1d)
installed=$(for library in $libraries gcc nasm; do dpkg-query -W "$library"; done)
key=$(printf '%s\n' "$ffmpeg" "$dav1d" "$installed" | cat "${BASH_SOURCE[0]}" "$here/nasm-once" - | sha256sum | cut -c1-16)
result=$cache/ffmpeg-$key
if [ -x "$result/ffmpeg" ]; then
  printf '%s\n' "$result"
  exit 0
fi

echo "building ffmpeg $ffmpeg (about 7 minutes on 2 cores, once)" >&2
work=$sources/build
mkdir "$work"
cd "$work"
# apt checks signature and checksums of what it fetches.
apt_sources "$sources" apt-get source -qq --only-source "ffmpeg=$ffmpeg" "dav1d=$dav1d" >"$work/fetch.log" 2>&1 || {
  tail -5 "$work/fetch.log" >&2
  exit 4
}
NASM=$(command -v nasm)
export NASM
mkdir "$work/bin"
ln -s "$here/nasm-once" "$work/bin/nasm"
PATH=$work/bin:$PATH
run() { "$@" >"$work/step.log" 2>&1 || {
  tail -20 "$work/step.log" >&2
  exit 4
}; }
(
  cd dav1d-*/
  run meson setup b --prefix="$work/prefix" --libdir=lib --buildtype=release --default-library=static -Denable_tools=false -Denable_tests=false
  run ninja -C b install
)
cd ffmpeg-*/
# The program names its configuration, so no path of this machine may be among the options.
PKG_CONFIG_PATH=$work/prefix/lib/pkgconfig run ./configure --prefix=/usr --pkg-config-flags=--static --extra-ldflags=-static --optflags=-O2 \
  --disable-everything --disable-autodetect --disable-network --disable-doc --disable-debug --disable-ffplay --disable-ffprobe \
  --disable-hwaccels --enable-static --disable-shared --enable-runtime-cpudetect \
  --enable-zlib --enable-libdav1d --enable-libmp3lame --enable-libopus \
  --enable-protocol=file,pipe --enable-indev=lavfi \
  --enable-demuxer=aac,ac3,aiff,amr,amrnb,amrwb,ape,asf,au,avi,caf,dts,dv,eac3,flac,flv,gif,ivf,j2k_pipe,image_j2k_pipe,image_jpegxl_pipe,jpegxl_anim,matroska,mov,mp3,mpc,mpc8,mpegps,mpegts,mpegvideo,nut,ogg,rm,tak,tta,voc,w64,wav,wv,yuv4mpegpipe,rawvideo,pcm_f32le,pcm_s16le,image2,image2pipe,image_png_pipe,h264,hevc,m4v,av1,obu,ass,srt \
  --enable-decoder='aac,aac_latm,ac3,eac3,alac,amrnb,amrwb,ape,dca,flac,mp1float,mp2float,mp3float,mp3,mp2,mp1,mpc7,mpc8,opus,ra_144,ra_288,cook,tak,tta,truehd,mlp,vorbis,wavpack,wmav1,wmav2,wmapro,wmalossless,wmavoice,pcm_*,adpcm_*,atrac3,atrac3p,gsm,nellymoser,speex,h261,h263,h263i,h263p,h264,hevc,mpeg1video,mpeg2video,mpeg4,msmpeg4v1,msmpeg4v2,msmpeg4v3,mjpeg,mjpegb,vc1,wmv1,wmv2,wmv3,vp3,vp4,vp5,vp6,vp6a,vp6f,vp7,vp8,vp9,theora,flv,libdav1d,gif,webp,png,apng,bmp,jpeg2000,prores,dnxhd,dvvideo,ffv1,huffyuv,ffvhuff,utvideo,rawvideo,svq1,svq3,rv10,rv20,rv30,rv40,cinepak,indeo3,indeo5,wrapped_avframe,ppm' \
  --enable-parser=aac,aac_latm,ac3,adx,amr,av1,bmp,cook,dca,dnxhd,dvaudio,flac,gif,gsm,h261,h263,h264,hevc,ipu,jpeg2000,jpegxl,mjpeg,mlp,mpeg4video,mpegaudio,mpegvideo,opus,png,rv34,sipr,tak,vc1,vorbis,vp3,vp8,vp9,webp,xma \
  --enable-bsf=aac_adtstoasc,h264_mp4toannexb,hevc_mp4toannexb,extract_extradata,vp9_superframe,vp9_superframe_split,av1_frame_merge,av1_frame_split,null,mpeg4_unpack_bframes,mp3_header_decompress,dca_core \
  --enable-encoder=aac,libmp3lame,libopus,mpeg4,mpeg2video,pcm_s16le,pcm_f32le,rawvideo,ppm,wrapped_avframe \
  --enable-muxer=ipod,mp3,mp4,ogg,wav,mpegts,hls,image2pipe,rawvideo,pcm_f32le,pcm_s16le,ffmetadata,null \
  --enable-filter=aformat,anull,null,aresample,asetnsamples,asetrate,asetpts,asplit,split,atrim,trim,amix,amovie,movie,volume,concat,crop,hflip,vflip,transpose,rotate,pad,scale,format,fps,setpts,settb,setsar,showinfo
grep -q '^License: LGPL version 2.1 or later' "$work/step.log" || {
  echo "ffmpeg's configuration is no longer LGPL-2.1-or-later" >&2
  exit 4
}
# Containers and filters take little of the time that decoding takes: they are compiled with less effort.
flags=$(sed -n 's/^CFLAGS=//p' ffbuild/config.mak)
run make -j"$(nproc)" CFLAGS="$flags -O1" libavformat/libavformat.a libavfilter/libavfilter.a libavdevice/libavdevice.a
run make -j"$(nproc)" ffmpeg

new=$sources/result
mkdir -p "$new/copyright"
strip -o "$new/ffmpeg" ffmpeg
cp debian/copyright "$new/copyright/ffmpeg"
cp "$work"/dav1d-*/debian/copyright "$new/copyright/dav1d"
debian=https://deb.debian.org/debian/pool/main
{
  printf '%s\t%s\t%s\t%s\n' ffmpeg "$ffmpeg" LGPL-2.1-or-later "$debian/f/ffmpeg/"
  printf '%s\t%s\t%s\t%s\n' dav1d "$dav1d" BSD-2-Clause "$debian/d/dav1d/"
  while read -r name package licence folder; do
    cp "/usr/share/doc/$package/copyright" "$new/copyright/$name"
    # shellcheck disable=SC2016 # a field of dpkg-query
    printf '%s\t%s\t%s\t%s\n' "$name" "$(dpkg-query -W -f '${source:Version}' "$package")" "$licence" "$debian/$folder/"
  done <<LIST
lame libmp3lame-dev LGPL-2.0-or-later l/lame
opus libopus-dev BSD-3-Clause o/opus
zlib zlib1g-dev Zlib z/zlib
glibc libc6-dev LGPL-2.1-or-later g/glibc
LIST
} >"$new/parts"
"$new/ffmpeg" -hide_banner -version >/dev/null
rm -rf "$result"
mv "$new" "$result"
printf '%s\n' "$result"
