using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace GraphBff.Binding.Options;

/// <summary>A mapping of the options file. What nobody has read of it is refused, since it is a mistake.</summary>
internal sealed class YamlMap
{
    private readonly string _what;
    private readonly string _file;
    private readonly YamlMappingNode _node;
    private readonly List<string> _known = [];

    /// <param name="node">The node.</param>
    /// <param name="what">What the mapping is, for errors: <c>a service</c>.</param>
    /// <param name="file">The file's name.</param>
    /// <exception cref="BindingException">The node is not a mapping.</exception>
    public YamlMap(YamlNode node, string what, string file)
    {
        (_what, _file) = (what, file);
        // A key without a value has the empty mapping.
        _node = node as YamlMappingNode
            ?? (IsEmpty(node) ? new YamlMappingNode() : throw Fault(node, $"Here belongs {what}, as names with values."));
    }

    /// <summary>The value of a name; null if it is missing or has none.</summary>
    public YamlNode? Find(string name)
    {
        _known.Add(name);
        return _node.Children.FirstOrDefault(child => child.Key is YamlScalarNode { Value: var key } && key == name).Value is { } value
            && !IsEmpty(value) ? value : null;
    }

    /// <exception cref="BindingException">The value is not text.</exception>
    public string? FindText(string name) => Find(name) is { } value ? Text(value, name) : null;

    /// <summary>Each name with its value, in the file's order.</summary>
    public IEnumerable<(string Name, YamlNode Value, Place Place)> Entries()
        => _node.Children.Select(child => (Text(child.Key, "a name"), child.Value, PlaceOf(child.Key)));

    /// <exception cref="BindingException">The mapping has a name that is none of those asked for.</exception>
    public void RefuseOthers()
    {
        foreach (var (name, _, place) in Entries())
        {
            if (!_known.Contains(name))
            {
                throw new BindingException($"{place}: '{name}' is not an option of {_what}. The options are {string.Join(", ", _known)}.");
            }
        }
    }

    /// <summary>The texts of a list. One text is a list of one.</summary>
    /// <exception cref="BindingException">The node is neither text nor a list of texts.</exception>
    public IEnumerable<(string Text, Place Place)> Texts(YamlNode node, string name)
        => (node is YamlSequenceNode list ? list.Children : [node]).Select(item => (Text(item, name), PlaceOf(item)));

    public Place PlaceOf(YamlNode node) => At(_file, node.Start);

    public static Place At(string file, Mark mark) => new(file, mark.Line, mark.Column);

    private string Text(YamlNode node, string name)
        => node is YamlScalarNode { Value.Length: > 0 } scalar
            ? Variables.Unprotect(scalar.Value!)
            : throw Fault(node, $"The value of {name} is not text.");

    private BindingException Fault(YamlNode node, string message) => new($"{At(_file, node.Start)}: {message}");

    private static bool IsEmpty(YamlNode node)
        => node is YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" };
}
