# SPDX-License-Identifier: MIT
# Stencil tables: built with clang and LLVM's disassembler where they are, else taken from
# stencils/prebuilt/. Both targets are always built, so that nothing for one of them creeps in.
file(GLOB STENCIL_OPS CONFIGURE_DEPENDS dsl/ops/*.ops)
list(PREPEND STENCIL_OPS ${CMAKE_SOURCE_DIR}/stencils/machine.ops)
find_program(STENCIL_CLANG NAMES clang-19 clang-20 clang-21)
find_program(STENCIL_OBJDUMP NAMES llvm-objdump-19 llvm-objdump-20 llvm-objdump-21)
find_library(LIBELF elf)
if(CMAKE_SYSTEM_PROCESSOR STREQUAL "aarch64")
  set(STENCIL_HOST aarch64)
else()
  set(STENCIL_HOST x86_64)
endif()
if(STENCIL_CLANG AND STENCIL_OBJDUMP AND LIBELF)
  add_executable(extract stencils/extract.c)
  target_link_libraries(extract PRIVATE ${LIBELF})
  foreach(target x86_64 aarch64)
    set(table ${GEN}/stencil_table_${target}.c)
    add_custom_command(OUTPUT ${table}
      COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/stencils/build.py --target ${target}
        --out ${GEN} --extract $<TARGET_FILE:extract> --clang ${STENCIL_CLANG}
        --objdump ${STENCIL_OBJDUMP} --include ${CMAKE_SOURCE_DIR} --include ${CMAKE_BINARY_DIR}
        ${STENCIL_OPS}
      DEPENDS extract stencils/build.py stencils/body.h stencils/includes.h stencils/abi.h
        dsl/gen/emit_stencils.py ${STENCIL_OPS} ${GENERATED} ${HEADERS}
      COMMENT "Building stencils for ${target}" VERBATIM)
    list(APPEND STENCIL_TABLES ${table})
  endforeach()
  add_custom_target(stencils ALL DEPENDS ${STENCIL_TABLES})
else()
  set(table ${GEN}/stencil_table_${STENCIL_HOST}.c)
  add_custom_command(OUTPUT ${table}
    COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/tools/prebuild_stencils --install
      ${STENCIL_HOST} ${table}
    DEPENDS tools/prebuild_stencils stencils/prebuilt/stencil_table_${STENCIL_HOST}.c
      stencils/build.py stencils/body.h stencils/includes.h stencils/abi.h
      dsl/gen/emit_stencils.py ${STENCIL_OPS} ${HEADERS}
    COMMENT "Taking stencils from stencils/prebuilt" VERBATIM)
endif()
list(APPEND GENERATED ${GEN}/stencil_table_${STENCIL_HOST}.c)
