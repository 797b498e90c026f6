using System.Text;
using GraphBff.Engine;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Limits;
using GraphBff.Engine.Parsing;
using GraphBff.Engine.Validation;
using GraphQLParser.AST;

namespace GraphBff.Adapters.Operations;

/// <summary>Reads an operation file, and checks it against the schema.</summary>
internal sealed class OperationFileReader(GraphEngine engine, LimitOptions limits)
{
    private readonly DocumentParser _parser = new(limits);
    private readonly OperationValidator _validator = new(engine.Schema);

    /// <param name="file">The file's path, for messages.</param>
    /// <param name="text">Its content.</param>
    /// <exception cref="OperationFileException">The file cannot be served.</exception>
    public OperationFile Read(string file, string text)
    {
        try
        {
            var original = Parse(file, text);
            var uses = DirectiveUses.Of(original, OperationOf(file, original));
            var document = Parse(file, OperationText.Blank(text, uses.All));
            Validate(file, document);
            var operation = OperationOf(file, document);
            var examples = uses.Examples.ToDictionary(
                use => use.Key, use => new DirectiveArguments(use.Value, "value").RequiredValue("value"));
            CheckExamples(file, Parse(file, OperationText.Blank(text, uses.All)), examples);
            var read = new OperationFile
            {
                File = file,
                Name = operation.Name!.StringValue,
                Description = OperationText.Description(text, operation),
                Text = Encoding.UTF8.GetBytes(OperationText.Cut(text, uses.All)),
                Document = document,
                Operation = operation,
                Http = uses.Http is { } http ? HttpDirective.Read(http) : null,
                BodyVariable = uses.BodyVariable,
                Examples = examples,
                ResponseFields = Follow(operation, uses.ResponsePath),
                Tool = uses.Tool is { } tool ? ToolDirective.Read(tool) : null,
            };
            HttpRules.Check(read, engine.Schema, uses.Http);
            return read;
        }
        catch (DirectiveException exception)
        {
            throw new OperationFileException(file, SourceLocations.At(text, exception.Node.Location.Start).Line, exception.Message);
        }
    }

    private void Validate(string file, GraphQLDocument document)
    {
        if (_validator.Validate(document) is [var error, ..])
        {
            throw Refused(file, error);
        }
    }

    // What may be an example may be a default.
    private void CheckExamples(string file, GraphQLDocument copy, Dictionary<string, GraphQLValue> examples)
    {
        foreach (var variable in OperationOf(file, copy).Variables?.Items ?? [])
        {
            variable.DefaultValue = examples.GetValueOrDefault(variable.Variable.Name.StringValue) ?? variable.DefaultValue;
        }

        Validate(file, copy);
    }

    private GraphQLDocument Parse(string file, string text)
    {
        var parsed = _parser.Parse(text);
        return parsed.IsGood ? parsed.Document : throw Refused(file, parsed.Error);
    }

    private static GraphQLOperationDefinition OperationOf(string file, GraphQLDocument document)
        => document.Definitions.OfType<GraphQLOperationDefinition>().ToArray() is [{ Name: not null } operation]
            ? operation
            : throw new OperationFileException(file, 1, "The file must have one operation, with a name.");

    private static OperationFileException Refused(string file, GraphError error)
        => new(file, error.Locations is [var location, ..] ? location.Line : 1, error.Message);

    private static List<GraphQLField> Follow(GraphQLOperationDefinition operation, IReadOnlyList<string>? path)
    {
        var fields = new List<GraphQLField>();
        if (path is null)
        {
            return operation.SelectionSet.Selections is [GraphQLField only] ? [only] : fields;
        }

        var selections = operation.SelectionSet;
        foreach (var name in path)
        {
            var field = selections!.Selections.OfType<GraphQLField>().First(field => OperationFile.ResponseName(field) == name);
            fields.Add(field);
            selections = field.SelectionSet;
        }

        return fields;
    }
}
