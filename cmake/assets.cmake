# farflung_pack_assets(target dist) puts the built web UI into a target. Without a built UI the table is empty, so that
# the server builds and tests alone. Packed again only when a file of it changes: brotli's best takes seconds.
function(farflung_pack_assets target dist)
    add_executable(pack_assets ${CMAKE_SOURCE_DIR}/cmake/pack_assets.cpp)
    target_link_libraries(pack_assets PRIVATE PkgConfig::zlib PkgConfig::libbrotlienc OpenSSL::Crypto)
    file(GLOB_RECURSE files CONFIGURE_DEPENDS ${dist}/*)
    set(folder ${CMAKE_BINARY_DIR}/assets)
    file(MAKE_DIRECTORY ${folder})
    # The list itself is an input: a file that went away changes nothing else.
    file(GENERATE OUTPUT ${folder}/files.txt CONTENT "${files}")
    add_custom_command(OUTPUT ${folder}/assets_table.cpp ${folder}/assets.bin
        COMMAND pack_assets ${dist} ${folder}
        DEPENDS pack_assets ${files} ${folder}/files.txt
        COMMENT "Packing the web UI")
    target_sources(${target} PRIVATE ${folder}/assets_table.cpp)
    set_source_files_properties(${folder}/assets_table.cpp PROPERTIES OBJECT_DEPENDS ${folder}/assets.bin)
endfunction()
