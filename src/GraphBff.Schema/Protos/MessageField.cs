using Google.Protobuf.Reflection;

namespace GraphBff.Schema.Protos;

/// <summary>A field and its message.</summary>
internal readonly record struct MessageField(DescriptorProto Message, FieldDescriptorProto Field)
{
    public bool IsRepeated => Field.Label == FieldDescriptorProto.Types.Label.Repeated;

    /// <summary>The oneof that the sources name. The synthetic one of proto3's <c>optional</c> does not count.</summary>
    public string? OneOf => Field.HasOneofIndex && !Field.Proto3Optional ? Message.OneofDecl[Field.OneofIndex].Name : null;

    /// <summary>The type as the sources write it: <c>int32</c>, <c>order.v1.OrderStatus</c>.</summary>
    public string Type => Field.TypeName.Length > 0 ? Field.TypeName.TrimStart('.') : Field.Type.ToString().ToLowerInvariant();

    /// <summary>The group of types that are compatible on the wire, if the values fit (protobuf's rules for updating a message).</summary>
    public string WireGroup => Field.Type switch
    {
        FieldDescriptorProto.Types.Type.Int32 or FieldDescriptorProto.Types.Type.Int64 or FieldDescriptorProto.Types.Type.Uint32
            or FieldDescriptorProto.Types.Type.Uint64 or FieldDescriptorProto.Types.Type.Bool => "varint",
        FieldDescriptorProto.Types.Type.Enum => "varint",
        FieldDescriptorProto.Types.Type.Sint32 or FieldDescriptorProto.Types.Type.Sint64 => "zigzag",
        FieldDescriptorProto.Types.Type.Fixed32 or FieldDescriptorProto.Types.Type.Sfixed32 => "fixed32",
        FieldDescriptorProto.Types.Type.Fixed64 or FieldDescriptorProto.Types.Type.Sfixed64 => "fixed64",
        FieldDescriptorProto.Types.Type.String or FieldDescriptorProto.Types.Type.Bytes => "text",
        _ => Type,
    };
}
