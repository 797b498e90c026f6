using Google.Protobuf.Reflection;

namespace GraphBff.Schema.Protos;

/// <summary>A field in its message.</summary>
internal readonly record struct MessageField(DescriptorProto Message, FieldDescriptorProto Field)
{
    public bool IsRepeated => Field.Label == FieldDescriptorProto.Types.Label.Repeated;

    /// <summary>The oneof that the sources name; proto3's <c>optional</c> has a made-up one.</summary>
    public string? OneOf => Field.HasOneofIndex && !Field.Proto3Optional ? Message.OneofDecl[Field.OneofIndex].Name : null;

    /// <summary>As the sources write it: <c>int32</c>, <c>order.v1.OrderStatus</c>.</summary>
    public string Type => Field.TypeName.Length > 0 ? Field.TypeName.TrimStart('.') : Field.Type.ToString().ToLowerInvariant();

    /// <summary>Fields of one group read each other's bytes, as far as the values fit (protobuf's rules for updating a message).</summary>
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
