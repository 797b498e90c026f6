using Google.Protobuf.Reflection;

namespace GraphBff.Schema.Drift;

/// <summary>A service, and the messages and enums that its methods send and receive. Its files may hold others.</summary>
internal sealed class ServiceTypes
{
    // They are part of protobuf and the same everywhere.
    private const string WellKnown = "google.protobuf.";

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public ServiceTypes(ServiceDescriptor service)
    {
        _names.Add(service.FullName);
        foreach (var method in service.Methods)
        {
            Add(method.InputType);
            Add(method.OutputType);
        }
    }

    public bool Contains(string name) => _names.Contains(name);

    private void Add(MessageDescriptor message)
    {
        if (message.FullName.StartsWith(WellKnown, StringComparison.Ordinal) || !_names.Add(message.FullName))
        {
            return;
        }

        foreach (var field in message.Fields.InDeclarationOrder())
        {
            if (field.FieldType is FieldType.Message or FieldType.Group)
            {
                Add(field.MessageType);
            }
            else if (field.FieldType == FieldType.Enum)
            {
                _names.Add(field.EnumType.FullName);
            }
        }
    }
}
