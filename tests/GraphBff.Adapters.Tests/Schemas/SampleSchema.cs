using GraphBff.Engine.Types;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;
using DateTimeType = GraphBff.Engine.Types.DateTimeType;

namespace GraphBff.Adapters.Tests.Schemas;

/// <summary>A schema with one of each kind of type that a JSON Schema must tell.</summary>
internal sealed class SampleSchema : GraphQL.Types.Schema
{
    public SampleSchema()
    {
        Directives.Register([.. IntrospectionFixes.Directives]);
        Query = new Root();
        RegisterType(new Cat());
        RegisterType(new Dog());
        Initialize();
    }

    /// <summary>Parses a document for this schema.</summary>
    public static (GraphQLDocument Document, GraphQLOperationDefinition Operation) Parse(string text)
    {
        var document = Parser.Parse(text);
        return (document, document.Definitions.OfType<GraphQLOperationDefinition>().Single());
    }

    private sealed class Root : ObjectGraphType
    {
        public Root()
        {
            Name = "Query";
            Field<Animal>("animal").Argument<NonNullGraphType<Key>>("by", "Which one.");
            Field<NonNullGraphType<ListGraphType<NonNullGraphType<Animal>>>>("animals")
                .Argument<Wish>("filter", "Which ones.")
                .Argument<Size>("size");
            Field<Pet>("pet");
            Field<NonNullGraphType<Cat>>("cat").Argument<LongType>("weight", "In grams.").Argument<DateTimeType>("born");
            Field<ListGraphType<IntGraphType>>("numbers").DeprecationReason("Use cats.");
            Field<Anything>("anything").Argument<Anything>("of");
        }
    }

    private sealed class Animal : InterfaceGraphType
    {
        public Animal()
        {
            Name = "Animal";
            Field<NonNullGraphType<StringGraphType>>("name");
        }
    }

    private sealed class Cat : ObjectGraphType
    {
        public Cat()
        {
            Name = "Cat";
            IsTypeOf = _ => true;
            Interface<Animal>();
            Field<NonNullGraphType<StringGraphType>>("name").Description("How it is called.");
            Field<NonNullGraphType<LongType>>("weight");
            Field<DateTimeType>("born");
            Field<Size>("size");
            Field<Cat>("mother");
            Field<NonNullGraphType<BooleanGraphType>>("sleeps");
        }
    }

    private sealed class Dog : ObjectGraphType
    {
        public Dog()
        {
            Name = "Dog";
            IsTypeOf = _ => true;
            Interface<Animal>();
            Field<NonNullGraphType<StringGraphType>>("name");
            Field<NonNullGraphType<IntGraphType>>("tricks");
        }
    }

    private sealed class Pet : UnionGraphType
    {
        public Pet()
        {
            Name = "Pet";
            Type<Cat>();
            Type<Dog>();
        }
    }

    private sealed class Size : EnumerationGraphType
    {
        public Size()
        {
            Name = "Size";
            Description = "How large.";
            Add("SMALL", 1);
            Add("LARGE", 2);
        }
    }

    private sealed class Key : InputObjectGraphType
    {
        public Key()
        {
            Name = "Key";
            IsOneOf = true;
            Field<IdGraphType>("id");
            Field<StringGraphType>("name");
        }
    }

    private sealed class Wish : InputObjectGraphType
    {
        public Wish()
        {
            Name = "Filter";
            Description = "What they have in common.";
            Field<NonNullGraphType<Size>>("size").DefaultValue(2);
            Field<NonNullGraphType<StringGraphType>>("name").Description("Its beginning.");
            Field<ListGraphType<NonNullGraphType<Wish>>>("any");
            Field<FloatGraphType>("age").DeprecationReason("Ask for `born`.");
        }
    }

    private sealed class Anything : ScalarGraphType
    {
        public Anything()
        {
            Name = "Anything";
            Description = "Any value.";
        }

        public override object? ParseValue(object? value) => value;
    }
}
