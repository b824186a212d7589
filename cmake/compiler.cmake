# Flags for every target. Warnings are errors; hardening is on in every build (RELIABILITY C20).
if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Dev)
endif()
set(CMAKE_CXX_FLAGS_DEV "-O1 -g1")
set(CMAKE_C_FLAGS_DEV "-O1 -g1")
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -g1")
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
include(CheckPIESupported)
check_pie_supported()

find_program(CCACHE ccache)
if(CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CCACHE})
endif()

add_library(farflung_flags INTERFACE)
target_compile_options(farflung_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
    -Wold-style-cast -Woverloaded-virtual -Wimplicit-fallthrough
    # Designated initialisers leave out what keeps its default.
    -Wno-missing-field-initializers
    -Werror -fstack-protector-strong -fno-plt)
target_compile_definitions(farflung_flags INTERFACE _GLIBCXX_ASSERTIONS)
if(NOT FARFLUNG_SANITIZE)
    target_compile_options(farflung_flags INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3)
endif()
target_link_options(farflung_flags INTERFACE -Wl,-z,relro,-z,now)
target_include_directories(farflung_flags INTERFACE ${CMAKE_SOURCE_DIR}/src)

find_program(MOLD mold)
if(MOLD)
    target_link_options(farflung_flags INTERFACE -fuse-ld=mold)
endif()

# FARFLUNG_SANITIZE=address,undefined or thread
if(FARFLUNG_SANITIZE)
    # What the sanitizers add makes GCC 12 doubt the standard library's own std::regex.
    target_compile_options(farflung_flags INTERFACE -fsanitize=${FARFLUNG_SANITIZE} -fno-omit-frame-pointer
        $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized> $<$<BOOL:${FARFLUNG_FUZZ}>:-fno-sanitize-recover=all>
        $<$<CXX_COMPILER_ID:Clang>:-Wno-shadow>)
    target_link_options(farflung_flags INTERFACE -fsanitize=${FARFLUNG_SANITIZE})
endif()
