# What every target of ours is compiled with.
add_library(handbill_options INTERFACE)
target_compile_options(handbill_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Wcast-qual
  -Wduplicated-cond -Wlogical-op -Wnull-dereference -Wformat=2 -Wswitch
  $<$<BOOL:${HANDBILL_WERROR}>:-Werror>
  -ffile-prefix-map=${PROJECT_SOURCE_DIR}/=)
if(HANDBILL_SANITIZE)
  target_compile_options(handbill_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer -Wno-null-dereference -Wno-maybe-uninitialized)
  target_link_options(handbill_options INTERFACE -fsanitize=address,undefined)
endif()

# What our programs are linked with: nothing that is not used, and libstdc++ as an archive, for a quick start. The dynamic linker asks
# the libraries in this order for every name that any of them uses, so those that are used most come first.
add_library(handbill_program INTERFACE)
target_link_options(handbill_program INTERFACE -Wl,--no-as-needed,-lc,-lglib-2.0,-lgobject-2.0,--as-needed -Wl,-O1)
if(NOT HANDBILL_SANITIZE)
  target_link_options(handbill_program INTERFACE -static-libstdc++ -static-libgcc)
endif()

# handbill_folder(NAME [FOLDERS a b] [LIBRARIES x y]): src/NAME/*.cc as one static library, which sees the named folders.
function(handbill_folder name)
  cmake_parse_arguments(ARG "" "" "FOLDERS;LIBRARIES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${name}/*.cc)
  if(NOT sources)
    set(type INTERFACE)
    add_library(handbill_${name} INTERFACE)
  else()
    set(type PUBLIC)
    add_library(handbill_${name} STATIC ${sources})
  endif()
  set_target_properties(handbill_${name} PROPERTIES EXPORT_NAME ${name})
  target_include_directories(handbill_${name} ${type} $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/src>)
  foreach(folder IN LISTS ARG_FOLDERS)
    target_link_libraries(handbill_${name} ${type} handbill_${folder})
  endforeach()
  target_link_libraries(handbill_${name} ${type} ${ARG_LIBRARIES} $<BUILD_INTERFACE:handbill_options>)
  install(TARGETS handbill_${name} EXPORT HandbillTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}/handbill)
endfunction()
