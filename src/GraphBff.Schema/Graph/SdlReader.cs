using System.Text.Json;
using GraphBff.Schema.Comparison;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;

namespace GraphBff.Schema.Graph;

/// <summary>Reads SDL. It checks only the grammar, so it also compares schemas that no server would accept.</summary>
internal sealed class SdlReader
{
    private static readonly string[] BuiltInDirectives = ["deprecated", "include", "oneOf", "skip", "specifiedBy"];
    private static readonly string[] BuiltInScalars = ["Boolean", "Float", "ID", "Int", "String"];

    private readonly SdlSchema _schema = new();

    private SdlReader()
    {
    }

    /// <exception cref="CheckException">The text does not parse, or it defines no type.</exception>
    public static SdlSchema Read(string text, string origin)
    {
        try
        {
            var reader = new SdlReader();
            var document = Parser.Parse(text);
            foreach (var definition in document.Definitions)
            {
                reader.Add(definition);
            }

            reader.AddRootsByName();
            return reader._schema.Types.Count > 0 ? reader._schema : throw new CheckException($"{origin} has no type.");
        }
        catch (GraphQLSyntaxErrorException exception)
        {
            // The parser's message continues with the surrounding lines, which may contain anything.
            throw new CheckException($"{origin} is no SDL: {exception.Message.Split('\n')[0].Trim()}");
        }
        catch (GraphQLMaxDepthExceededException exception)
        {
            throw new CheckException($"{origin} is no SDL: {exception.Message}");
        }
    }

    private void Add(ASTNode definition)
    {
        switch (definition)
        {
            case GraphQLSchemaDefinition schema:
                AddRoots(schema.OperationTypes);
                break;
            case GraphQLSchemaExtension { OperationTypes: { } roots }:
                AddRoots(roots);
                break;
            case GraphQLDirectiveDefinition directive when !BuiltInDirectives.Contains(directive.Name.StringValue):
                _schema.Directives[directive.Name.StringValue] = new SdlDirective(
                    directive.Name.StringValue,
                    Inputs(directive.Arguments?.Items),
                    directive.Locations.Items
                        .Select(location => JsonNamingPolicy.SnakeCaseUpper.ConvertName(location.ToString()))
                        .ToHashSet(),
                    directive.Repeatable,
                    Text(directive.Description));
                break;
            case INamedNode named and IHasDirectivesNode directives when Kind(definition) is { } kind
                && !BuiltInScalars.Contains(named.Name.StringValue):
                AddType(named.Name.StringValue, kind, definition, directives);
                break;
        }
    }

    private static string? Kind(ASTNode definition) => definition switch
    {
        GraphQLObjectTypeDefinition or GraphQLObjectTypeExtension => SdlType.ObjectKind,
        GraphQLInterfaceTypeDefinition or GraphQLInterfaceTypeExtension => "interface",
        GraphQLUnionTypeDefinition or GraphQLUnionTypeExtension => "union",
        GraphQLEnumTypeDefinition or GraphQLEnumTypeExtension => "enum",
        GraphQLInputObjectTypeDefinition or GraphQLInputObjectTypeExtension => "input type",
        GraphQLScalarTypeDefinition or GraphQLScalarTypeExtension => "scalar",
        _ => null,
    };

    private void AddType(string name, string kind, ASTNode definition, IHasDirectivesNode directives)
    {
        if (!_schema.Types.TryGetValue(name, out var type))
        {
            _schema.Types[name] = type = new SdlType(name, kind);
        }

        type.Description ??= (definition as IHasDescriptionNode)?.Description is { } description ? Text(description) : null;
        type.IsOneOf |= Find(directives, "oneOf") is not null;
        type.SpecifiedBy ??= Argument(Find(directives, "specifiedBy"), "url");
        foreach (var field in (definition as IHasFieldsDefinitionNode)?.Fields?.Items ?? [])
        {
            type.Fields[field.Name.StringValue] = new SdlField(
                field.Name.StringValue, field.Type, Inputs(field.Arguments?.Items), Text(field.Description), Deprecation(field));
        }

        foreach (var implemented in (definition as IHasInterfacesNode)?.Interfaces?.Items ?? [])
        {
            type.Interfaces.Add(implemented.Name.StringValue);
        }

        foreach (var (field, input) in Inputs(InputFields(definition)?.Items))
        {
            type.Inputs[field] = input;
        }

        foreach (var value in EnumValues(definition)?.Items ?? [])
        {
            type.Values[value.Name.StringValue] = new SdlEnumValue(value.Name.StringValue, Text(value.Description), Deprecation(value));
        }

        foreach (var member in Members(definition)?.Items ?? [])
        {
            type.Members.Add(member.Name.StringValue);
        }
    }

    private static GraphQLInputFieldsDefinition? InputFields(ASTNode definition)
        => (definition as GraphQLInputObjectTypeDefinition)?.Fields ?? (definition as GraphQLInputObjectTypeExtension)?.Fields;

    private static GraphQLEnumValuesDefinition? EnumValues(ASTNode definition)
        => (definition as GraphQLEnumTypeDefinition)?.Values ?? (definition as GraphQLEnumTypeExtension)?.Values;

    private static GraphQLUnionMemberTypes? Members(ASTNode definition)
        => (definition as GraphQLUnionTypeDefinition)?.Types ?? (definition as GraphQLUnionTypeExtension)?.Types;

    private static Dictionary<string, SdlInput> Inputs(IEnumerable<GraphQLInputValueDefinition>? definitions)
    {
        var inputs = new Dictionary<string, SdlInput>(StringComparer.Ordinal);
        foreach (var definition in definitions ?? [])
        {
            inputs[definition.Name.StringValue] = new SdlInput(
                definition.Name.StringValue,
                definition.Type,
                definition.DefaultValue is { } value ? SdlText.Of(value) : null,
                Text(definition.Description),
                Deprecation(definition));
        }

        return inputs;
    }

    private void AddRoots(IEnumerable<GraphQLRootOperationTypeDefinition>? roots)
    {
        foreach (var root in roots ?? [])
        {
            _schema.Roots[root.Operation.ToString().ToLowerInvariant()] = root.Type!.Name.StringValue;
        }
    }

    private void AddRootsByName()
    {
        if (_schema.Roots.Count > 0)
        {
            return;
        }

        foreach (var name in (string[])["Query", "Mutation", "Subscription"])
        {
            if (_schema.Types.ContainsKey(name))
            {
                _schema.Roots[name.ToLowerInvariant()] = name;
            }
        }
    }

    private static string? Text(GraphQLDescription? description) => description?.Value.ToString();

    private static string? Deprecation(IHasDirectivesNode node)
        => Find(node, "deprecated") is { } deprecated ? Argument(deprecated, "reason") ?? "No longer supported" : null;

    private static GraphQLDirective? Find(IHasDirectivesNode node, string name)
        => node.Directives?.Items.Find(directive => directive.Name.Value == name);

    private static string? Argument(GraphQLDirective? directive, string name)
        => (directive?.Arguments?.ValueFor(name) as GraphQLStringValue)?.Value.ToString();
}
